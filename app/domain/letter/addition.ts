import { z } from "zod";
import { optionalText } from "#app/domain/kernel/form-fields.ts";
import type { LetterKind } from "./letters.ts";

/** The letters to which a prime may add words of its own. */
export const ADDED_KINDS = [
  "supplier-invitation",
  "request-reminder",
  "reminders",
] as const satisfies readonly LetterKind[];
export type AddedKind = (typeof ADDED_KINDS)[number];

/** How each reads where it is chosen. */
export const ADDED_KIND_WORDS: Record<AddedKind, string> = {
  "supplier-invitation": "Invitations",
  "request-reminder": "Reminders that you send",
  reminders: "Reminders by cadence",
};

/** What can stand in those words in braces, and what it becomes. */
const PLACEHOLDERS = {
  supplier: "the supplier’s name",
  prime: "your organization’s name",
  sender: "the name of who sends it",
  subcontract: "the number of the subcontract",
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

/** A reminder by cadence is about several things, and nobody sends it. */
const ALLOWED: Record<AddedKind, readonly Placeholder[]> = {
  "supplier-invitation": ["supplier", "prime", "sender"],
  "request-reminder": ["supplier", "prime", "sender", "subcontract"],
  reminders: ["supplier", "prime"],
};

/** The placeholders of a kind, as they are typed, each with what it becomes. */
export function placeholdersOf(kind: AddedKind): { typed: string; becomes: string }[] {
  return ALLOWED[kind].map((name) => ({ typed: `{${name}}`, becomes: PLACEHOLDERS[name] }));
}

const LONGEST_ADDITION = 1_000;
const IN_BRACES = /\{([^{}]*)\}/g;

/** The words that a prime adds to letters of a kind; "" for none. */
export const additionForm = (kind: AddedKind) =>
  z.object({
    text: optionalText(LONGEST_ADDITION).check(({ value, issues }) => {
      const problem = findProblem(kind, value);
      if (problem) issues.push({ code: "custom", message: problem, input: value });
    }),
  });

function findProblem(kind: AddedKind, text: string): string | null {
  const known = placeholdersOf(kind).map(({ typed }) => typed);
  const unknown = text.match(IN_BRACES)?.find((one) => !known.includes(one));
  const list = known.join(", ");
  if (unknown) return `${unknown} stands for nothing in this letter. There are ${list}.`;
  if (/[{}]/.test(text.replaceAll(IN_BRACES, "")))
    return `A brace stands alone. Braces are for ${list}.`;
  return null;
}

/** What the placeholders of a kind become in one letter. */
export type PlaceholderValues = Partial<Record<Placeholder, string>>;

/**
 * The words as they stand in one letter. What a placeholder becomes is never read as one again; one
 * that the letter does not know stays as it was typed.
 *
 * @throws never
 */
export function fillAddition(text: string, values: PlaceholderValues): string {
  return text.replaceAll(IN_BRACES, (typed, name) =>
    Object.hasOwn(values, name) ? (values[name as Placeholder] ?? typed) : typed,
  );
}

/** Whether `text` names a kind of letter to which words can be added. */
export function isAddedKind(text: string | null): text is AddedKind {
  return ADDED_KINDS.some((kind) => kind === text);
}
