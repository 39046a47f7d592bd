import { classNames } from "./class-names.ts";
import { Field, type LabelProps } from "./field.tsx";
import { describedBy, initialText } from "./field-like.ts";

type TextAreaProps = LabelProps & { rows?: number; mono?: boolean };

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ field, label, hint, optional, rows = 4, mono }: TextAreaProps) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <textarea
        {...describedBy(field, Boolean(hint))}
        id={field.id}
        name={field.name}
        rows={rows}
        className={classNames("input", "input--area", mono && "input--mono")}
        defaultValue={initialText(field)}
        required={field.required}
        minLength={field.minLength}
        maxLength={field.maxLength}
      />
    </Field>
  );
}
