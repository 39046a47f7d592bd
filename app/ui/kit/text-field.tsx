import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldWidth, type LabelProps } from "./field.tsx";
import { describedBy, initialText } from "./field-like.ts";

export type TextFieldType =
  | "text"
  | "email"
  | "password"
  | "date"
  | "number"
  | "search"
  | "tel"
  | "url";

type TextFieldProps = LabelProps & {
  type?: TextFieldType;
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoCapitalize?: "off" | "characters" | "words" | "sentences";
  /** Set in the monospaced face, without spelling marks: CAGE codes, numbers, hashes. */
  mono?: boolean;
  width?: FieldWidth;
  prefix?: ReactNode;
  suffix?: ReactNode;
  readOnly?: boolean;
  autoFocus?: boolean;
};

/** One line of text, a date or a number. A password is never written back into the page. */
export function TextField(props: TextFieldProps) {
  const {
    field,
    label,
    hint,
    optional,
    type = "text",
    mono,
    width,
    prefix,
    suffix,
    ...rest
  } = props;
  const input = (
    <input
      {...rest}
      {...describedBy(field, Boolean(hint))}
      id={field.id}
      name={field.name}
      type={type}
      className={classNames(
        "input",
        `input--${width ?? (type === "date" || type === "number" ? "s" : "full")}`,
        mono && "input--mono",
      )}
      defaultValue={type === "password" ? undefined : initialText(field)}
      required={field.required}
      minLength={field.minLength}
      maxLength={field.maxLength}
      min={field.min}
      max={field.max}
      step={field.step}
      pattern={field.pattern}
      spellCheck={mono || type === "email" ? false : undefined}
    />
  );
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      {prefix || suffix ? (
        <div className="input-group">
          {prefix && <span className="input-group__affix">{prefix}</span>}
          {input}
          {suffix && <span className="input-group__affix">{suffix}</span>}
        </div>
      ) : (
        input
      )}
    </Field>
  );
}
