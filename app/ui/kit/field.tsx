import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { errorIdOf, type FieldLike, hintIdOf } from "./field-like.ts";
import { useFieldSource } from "./field-sources.ts";
import { Icon } from "./icon.tsx";
import { Standing, type Word } from "./standing.tsx";

/** How wide an input is: a hint of how much is expected in it. */
export type FieldWidth = "xs" | "s" | "m" | "l" | "full";

export type LabelProps = {
  field: FieldLike;
  label: ReactNode;
  hint?: ReactNode;
  /** The words of what can be chosen. */
  options?: readonly Word[];
  /** Says "(optional)" after the label; by default when the field is known not to be required. */
  optional?: boolean;
};

/** Label, hint and error around one input. */
export function Field({
  field,
  label,
  hint,
  optional,
  options,
  children,
}: LabelProps & { children: ReactNode }) {
  return (
    <div className={classNames("field", field.errors?.length && "field--wrong")}>
      <label className="field__label" htmlFor={field.id}>
        {label}
        <OptionalWord field={field} optional={optional} />
      </label>
      <FieldHint field={field} hint={hint} />
      <FieldError field={field} />
      {children}
      <Standing name={field.name} options={options} />
    </div>
  );
}

/** The same around several inputs that answer one question. */
export function FieldGroup({
  field,
  label,
  hint,
  optional,
  options,
  children,
}: LabelProps & { children: ReactNode }) {
  const describedBy = [hint && hintIdOf(field), field.errors?.length && errorIdOf(field)];
  return (
    <fieldset
      id={field.id}
      className={classNames("field", "field--group", field.errors?.length && "field--wrong")}
      aria-describedby={describedBy.filter(Boolean).join(" ") || undefined}
    >
      <legend className="field__label">
        {label}
        <OptionalWord field={field} optional={optional} />
      </legend>
      <FieldHint field={field} hint={hint} />
      <FieldError field={field} />
      {children}
      <Standing name={field.name} options={options} />
    </fieldset>
  );
}

function OptionalWord({ field, optional }: { field: FieldLike; optional?: boolean }) {
  if (!(optional ?? field.required === false)) return null;
  return <span className="field__optional"> (optional)</span>;
}

function FieldHint({ field, hint }: { field: FieldLike; hint?: ReactNode }) {
  const source = useFieldSource(field.name);
  if (!hint) return null;
  return (
    <div className="field__hint" id={hintIdOf(field)}>
      {source && <p className="field__source">{`From ${source}, check it.`}</p>}
      {hint}
    </div>
  );
}

/** What is wrong with a field and what to do, beside it. */
export function FieldError({ field }: { field: FieldLike }) {
  if (!field.errors?.length) return null;
  return (
    <p className="field__error" id={errorIdOf(field)}>
      <Icon name="danger" />
      <span>
        <span className="visually-hidden">Error: </span>
        {field.errors.join(" ")}
      </span>
    </p>
  );
}
