import type { ReactNode } from "react";

export type ChoiceOption = {
  value: string;
  label: ReactNode;
  /** What choosing it means. */
  description?: ReactNode;
  disabled?: boolean;
};

type ChoiceProps = {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  option: ChoiceOption;
  checked: boolean;
  required?: boolean;
  describedBy?: string;
  invalid?: boolean;
};

/** One radio button or checkbox with its label; the whole row is the target. */
export function Choice(props: ChoiceProps) {
  const { type, id, name, option, checked, required, describedBy, invalid } = props;
  const descriptionId = option.description ? `${id}-description` : undefined;
  return (
    <div className="choice">
      <input
        className="choice__input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        required={required}
        disabled={option.disabled}
        aria-invalid={invalid || undefined}
        aria-describedby={[descriptionId, describedBy].filter(Boolean).join(" ") || undefined}
      />
      <label className="choice__label" htmlFor={id}>
        {option.label}
      </label>
      {option.description && (
        <div className="choice__description" id={descriptionId}>
          {option.description}
        </div>
      )}
    </div>
  );
}
