import { Field, type LabelProps } from "./field.tsx";
import { describedBy } from "./field-like.ts";

/** A file to send; its form must be `multipart`. */
export function FileField({
  field,
  label,
  hint,
  optional,
  accept,
}: LabelProps & { accept?: string }) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <input
        {...describedBy(field, Boolean(hint))}
        id={field.id}
        name={field.name}
        type="file"
        className="input input--file"
        accept={accept ?? field.accept}
        multiple={field.multiple}
        required={field.required}
      />
    </Field>
  );
}
