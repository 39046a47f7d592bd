import { Field, type FieldWidth, type LabelProps } from "./field.tsx";
import { describedBy, initialText } from "./field-like.ts";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { group: string; options: readonly Option[] };

type SelectProps = Omit<LabelProps, "options"> & {
  options: readonly (Option | OptionGroup)[];
  /** The first, empty choice: `Choose a status`. */
  placeholder?: string;
  width?: FieldWidth;
};

/** One choice from a list too long to show. Up to five choices read better as a `RadioGroup`. */
export function Select(props: SelectProps) {
  const { field, label, hint, optional, options, placeholder, width = "full" } = props;
  return (
    <Field
      field={field}
      label={label}
      hint={hint}
      optional={optional}
      options={options.flatMap((entry) => ("group" in entry ? entry.options : [entry]))}
    >
      <select
        {...describedBy(field, Boolean(hint))}
        id={field.id}
        name={field.name}
        className={`input input--select input--${width}`}
        defaultValue={initialText(field)}
        required={field.required}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          "group" in entry ? (
            <optgroup key={entry.group} label={entry.group}>
              {entry.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(entry)
          ),
        )}
      </select>
    </Field>
  );
}

function renderOption(option: Option) {
  return (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}
