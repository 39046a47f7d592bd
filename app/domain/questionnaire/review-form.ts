import { z } from "zod";
import {
  LEAST_REASON,
  LEAST_SAID,
  optionalDay,
  optionalText,
  saysEnough,
} from "#app/domain/kernel/form-fields.ts";
import type { ContentQuestion } from "#catalogs/index.ts";
import { fieldOfQuestion } from "./answers-form.ts";
import { ANSWER_OUTCOMES, type AnswerOutcome, type ResponseOutcome } from "./review.ts";

/** What the buttons of a review do. */
export const REVIEW_INTENTS = ["save", "accepted", "returned"] as const;

const AnswerReviewFields = z.object({
  outcome: z.enum(ANSWER_OUTCOMES).optional(),
  message: optionalText(2_000),
  note: optionalText(2_000),
});

/** The form of a review: of each answer an outcome, a message to the supplier, a note for the house. */
export function responseReviewForm(questions: readonly ContentQuestion[]) {
  return z.object({
    responseId: z.uuid(),
    intent: z.enum(REVIEW_INTENTS),
    message: optionalText(2_000),
    dueOn: optionalDay("The due date"),
    answers: z.object(
      Object.fromEntries(
        questions.map(({ id }) => [fieldOfQuestion(id), AnswerReviewFields.optional()]),
      ),
    ),
  });
}
export type ResponseReview = z.output<ReturnType<typeof responseReviewForm>>;

/** What a reviewer says of one answer. */
export type AnswerReview = {
  question: string;
  outcome: AnswerOutcome | null;
  message: string;
  note: string;
};

/** What a review says, answer by answer. */
export function answerReviewsOf(
  questions: readonly ContentQuestion[],
  { answers }: ResponseReview,
): AnswerReview[] {
  return questions.map(({ id }) => {
    const { outcome = null, message = "", note = "" } = answers[fieldOfQuestion(id)] ?? {};
    return { question: id, outcome, message, note };
  });
}

/**
 * What stands in the way of saving a review, or of ending it: by the names of the form's fields.
 *
 * @param outcome how it would end; null when it is only saved.
 * @throws never
 */
export function findReviewProblems(
  reviews: readonly AnswerReview[],
  outcome: ResponseOutcome | null,
): Record<string, string[]> {
  const problems: Record<string, string[]> = {};
  for (const { question, message, outcome: said } of reviews) {
    const field = `answers.${fieldOfQuestion(question)}.message`;
    if (said === "returned" && !saysEnough(message, LEAST_REASON))
      problems[field] = ["Tell the supplier what to change: the message is all it reads."];
    else if (said === "comment" && !saysEnough(message, LEAST_SAID))
      problems[field] = ["Write the comment."];
    else if (message !== "" && said === null)
      problems[`answers.${fieldOfQuestion(question)}.outcome`] = [
        "Choose what the message is: accepted, returned or a comment.",
      ];
  }
  const returned = reviews.filter((review) => review.outcome === "returned").length;
  if (outcome === "accepted" && returned > 0)
    problems[""] = ["An answer is returned. Send it back, or accept that answer first."];
  if (outcome === "returned" && returned === 0)
    problems[""] = ["Nothing is returned yet. Choose “Return” beside at least one answer."];
  return problems;
}
