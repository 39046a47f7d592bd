/** What a reviewer says of one answer. A comment asks for nothing. */
export const ANSWER_OUTCOMES = ["accepted", "returned", "comment"] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** How a review of a response ends. */
export const RESPONSE_OUTCOMES = ["accepted", "returned"] as const;
export type ResponseOutcome = (typeof RESPONSE_OUTCOMES)[number];

export const ANSWER_OUTCOME_WORDS: Record<AnswerOutcome, string> = {
  accepted: "Accepted",
  returned: "Returned",
  comment: "Comment",
};
