import { type FormContext, readSection, type SectionValues } from "./answers.ts";
import { isHeld } from "./assessment-form.ts";
import type { SectionStanding } from "./prepare.ts";

/** What the buttons of a section's form mean. */
export const SECTION_INTENTS = [
  "continue",
  "later",
  "confirm",
  "anyway",
  "kind",
  "kind-later",
  "score",
] as const;
export type SectionIntent = (typeof SECTION_INTENTS)[number];

/** Read a button; an unknown one keeps what was typed and confirms nothing. */
export function readIntent(given: unknown): SectionIntent {
  return SECTION_INTENTS.find((intent) => intent === given) ?? "later";
}

/** What a posted section comes to: what to keep, and whether it is an answer. */
export type Settled = { values: SectionValues; isConfirmed: boolean };

/**
 * What to keep of a posted section. Everything typed is kept, complete or not. "Still true" confirms
 * what was told before, whatever the page sent along; "anyway" confirms the draft as it is kept.
 *
 * @param posted.isComplete whether what was typed answers what the button asks for.
 * @returns null when there is nothing to keep: "still true" where nothing was told, or where
 *   somebody has changed it since.
 * @throws never
 */
export function settleSection(
  posted: { intent: SectionIntent; values: SectionValues; isComplete: boolean },
  standing: Pick<SectionStanding, "values" | "prefilled" | "answer" | "draft">,
): Settled | null {
  const { intent, values, isComplete } = posted;
  if (intent === "confirm")
    return standing.prefilled && standing.answer
      ? { values: standing.values, isConfirmed: true }
      : null;
  if (intent === "anyway")
    return standing.draft && standing.answer
      ? { values: standing.values, isConfirmed: true }
      : null;
  if (!isKindIntent(intent)) return { values, isConfirmed: intent === "continue" && isComplete };
  // The step of the kinds leaves the details as they were; who has neither has nothing more to say.
  const merged = { ...standing.values, ...values };
  const isNeither = [merged.cmmcType, merged.dodType].every((type) => !isHeld(String(type)));
  return { values: merged, isConfirmed: intent === "kind" && isComplete && isNeither };
}

/** Whether the button belongs to the step that asks which assessments there are. */
export function isKindIntent(intent: SectionIntent): boolean {
  return intent === "kind" || intent === "kind-later";
}

/** Whether the button puts the section aside. */
export function isLaterIntent(intent: SectionIntent): boolean {
  return intent === "later" || intent === "kind-later";
}

/** What of a section's doubts is accepted after a button: "anyway" accepts those that are shown. */
export function acceptedDoubts(
  intent: SectionIntent,
  { draft, doubts }: Pick<SectionStanding, "draft" | "doubts">,
): string[] {
  const before = draft?.acceptedDoubts ?? [];
  return intent === "anyway" ? [...before, ...doubts.map(({ text }) => text)] : before;
}

/**
 * Whether a section that is done would be saved as it is: then nothing is saved, and what was signed
 * stays signed.
 */
export function isUnchanged(
  { values }: Settled,
  { section, state, answer }: Pick<SectionStanding, "section" | "state" | "answer">,
  context: FormContext,
): boolean {
  if (state !== "done" || answer === null) return false;
  return JSON.stringify(readSection(section, values, context)) === JSON.stringify(answer);
}
