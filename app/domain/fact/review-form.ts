import { z } from "zod";
import { optionalText, requiredText } from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { VERIFICATION_METHODS } from "./review.ts";

const method = z.enum(VERIFICATION_METHODS, "Say how you verified it.");

/** Which review the page showed last; somebody else may have been quicker. Blank: none. */
const seenReviewId = z.uuid().optional();

const AcceptForm = z.object({
  intent: z.literal("accept"),
  shown: shownField(),
  seenReviewId,
  method,
  note: optionalText(),
});

const ReturnForm = z.object({
  intent: z.literal("return"),
  shown: shownField(),
  seenReviewId,
  reason: requiredText("Say what is wrong and what you need instead: the supplier reads it.", {
    least: 10,
    tooShort: "Say it in a sentence: what is wrong, and what you need instead.",
    most: 2_000,
  }),
});

/** A prime's answer to one fact: accepted, with how it was verified, or returned with a reason. */
export const ReviewForm = z.discriminatedUnion("intent", [AcceptForm, ReturnForm]);
type Reviewed = z.output<typeof ReviewForm>;
/** Without what a page showed where none was shown. */
export type ReviewAnswer = Reviewed extends infer Each
  ? Each extends { shown: string }
    ? Omit<Each, "shown"> & { shown?: string }
    : never
  : never;

/** Accept everything of one submission that still waits. */
export const AcceptSubmissionForm = z.object({
  shown: shownField(),
  method,
  note: optionalText(),
});
export type AcceptSubmissionAnswer = Omit<z.output<typeof AcceptSubmissionForm>, "shown">;
