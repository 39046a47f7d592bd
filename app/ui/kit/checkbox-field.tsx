import type { ReactNode } from "react";
import { Choice } from "./choice.tsx";
import { classNames } from "./class-names.ts";
import { FieldError } from "./field.tsx";
import { errorIdOf, type FieldLike, initialChoices } from "./field-like.ts";
import { Standing } from "./standing.tsx";

type CheckboxFieldProps = {
  field: FieldLike;
  label: ReactNode;
  description?: ReactNode;
  /** What is sent when ticked. */
  value?: string;
};

/** One statement to agree with. */
export function CheckboxField({ field, label, description, value = "on" }: CheckboxFieldProps) {
  const isWrong = Boolean(field.errors?.length);
  return (
    <div className={classNames("field", isWrong && "field--wrong")}>
      <FieldError field={field} />
      <Choice
        type="checkbox"
        id={field.id}
        name={field.name}
        option={{ value, label, description }}
        checked={initialChoices(field).includes(value)}
        required={field.required}
        invalid={isWrong}
        describedBy={isWrong ? errorIdOf(field) : undefined}
      />
      <Standing name={field.name} options={[{ value, label: "ticked" }]} />
    </div>
  );
}
