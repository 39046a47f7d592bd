import { Choice, type ChoiceOption } from "./choice.tsx";
import { FieldGroup, type LabelProps } from "./field.tsx";
import { choiceIdOf, initialChoices } from "./field-like.ts";

type RadioGroupProps = Omit<LabelProps, "options"> & {
  options: readonly ChoiceOption[];
  /** `row` sets short answers beside one another: Yes, No. */
  direction?: "column" | "row";
};

/** One choice of a few, each with what it means. */
export function RadioGroup(props: RadioGroupProps) {
  const { field, label, hint, optional, options, direction = "column" } = props;
  const chosen = initialChoices(field);
  return (
    <FieldGroup field={field} label={label} hint={hint} optional={optional} options={options}>
      <div className={`choices choices--${direction}`}>
        {options.map((option) => (
          <Choice
            key={option.value}
            type="radio"
            id={choiceIdOf(field, option.value)}
            name={field.name}
            option={option}
            checked={chosen.includes(option.value)}
            required={field.required}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
