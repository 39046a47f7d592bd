import { Choice, type ChoiceOption } from "./choice.tsx";
import { FieldGroup, type LabelProps } from "./field.tsx";
import { choiceIdOf, initialChoices } from "./field-like.ts";

/** Any number of choices. */
export function CheckboxGroup({
  field,
  label,
  hint,
  optional,
  options,
}: Omit<LabelProps, "options"> & { options: readonly ChoiceOption[] }) {
  const chosen = initialChoices(field);
  return (
    <FieldGroup field={field} label={label} hint={hint} optional={optional} options={options}>
      <div className="choices choices--column">
        {options.map((option) => (
          <Choice
            key={option.value}
            type="checkbox"
            id={choiceIdOf(field, option.value)}
            name={field.name}
            option={option}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
