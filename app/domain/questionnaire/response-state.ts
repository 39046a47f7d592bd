/** How far a questionnaire that was sent to a supplier is, in the order in which it goes. */
export const RESPONSE_STATES = [
  "sent",
  "started",
  "submitted",
  "in-review",
  "returned",
  "accepted",
  "withdrawn",
] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** How each state reads to the prime. */
export const RESPONSE_STATE_WORDS: Record<ResponseState, string> = {
  sent: "Sent",
  started: "Started",
  submitted: "Submitted",
  "in-review": "In review",
  returned: "Returned",
  accepted: "Accepted",
  withdrawn: "Withdrawn",
};

export type ResponseCourse = {
  isWithdrawn: boolean;
  isStarted: boolean;
  isSubmitted: boolean;
  /** of the newest response */
  isReviewBegun: boolean;
  /** of the newest response; null while it is not decided */
  outcome: "accepted" | "returned" | null;
};

/** How far it is. @throws never */
export function responseStateOf(course: ResponseCourse): ResponseState {
  if (course.isWithdrawn) return "withdrawn";
  if (course.isSubmitted && course.outcome) return course.outcome;
  if (course.isSubmitted) return course.isReviewBegun ? "in-review" : "submitted";
  return course.isStarted ? "started" : "sent";
}

/** Whether the supplier has something to do. */
export function waitsForSupplier(state: ResponseState): boolean {
  return state === "sent" || state === "started" || state === "returned";
}

/** Whether the prime has something to do. */
export function waitsForPrime(state: ResponseState): boolean {
  return state === "submitted" || state === "in-review";
}
