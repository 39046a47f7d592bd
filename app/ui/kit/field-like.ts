/**
 * What an input needs to know about its field. The field metadata of a form library fits, and so
 * does a plain object: `{ id: "q", name: "q" }`.
 */
export type FieldLike = {
  id: string;
  name: string;
  errorId?: string;
  descriptionId?: string;
  errors?: readonly string[] | undefined;
  initialValue?: unknown;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  pattern?: string;
  accept?: string;
  multiple?: boolean;
};

/** The text to show first in an input: what was typed before, or nothing. */
export function initialText(field: FieldLike): string | undefined {
  const value = field.initialValue;
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return undefined;
}

/** The options ticked at first: a form keeps one choice as text and several as a list. */
export function initialChoices(field: FieldLike): readonly string[] {
  const value = field.initialValue;
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  if (value === true) return ["on"];
  return typeof value === "string" && value !== "" ? [value] : [];
}

export const errorIdOf = (field: FieldLike): string => field.errorId ?? `${field.id}-error`;
/** The id of one of the choices of a field: references to ids end at spaces, which values may have. */
export const choiceIdOf = (field: FieldLike, value: string): string =>
  `${field.id}-${value.replaceAll(/\s+/g, "-")}`;

export const hintIdOf = (field: FieldLike): string => field.descriptionId ?? `${field.id}-hint`;

/** Attributes that tie an input to its hint and its error. */
export function describedBy(field: FieldLike, hasHint: boolean) {
  const hasError = Boolean(field.errors?.length);
  const ids = [hasHint && hintIdOf(field), hasError && errorIdOf(field)].filter(Boolean);
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": hasError || undefined,
  };
}
