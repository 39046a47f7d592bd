import type { Verdict } from "#app/domain/eligibility/types.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";

/** What a prime's people can do next for a subcontract. */
export type NextStep =
  | "answer-information"
  | "issue-flowdown"
  | "issue-flowdown-again"
  | "invite-contact"
  | "review-facts"
  | "wait-for-correction"
  | "wait-for-answer"
  | "record-award"
  | "wait-for-exception"
  | "resolve-ineligible"
  | "watch"
  | "nothing";

/** Where a subcontract stands, as far as it decides the next step. */
export type SubcontractStanding = {
  state: SubcontractState;
  isAnswered: boolean;
  isIssued: boolean;
  /** the issued flowdown says what would be decided now */
  isFlowdownCurrent: boolean;
  /** somebody at the supplier accepted an invitation */
  isLinked: boolean;
  isSubmitted: boolean;
  toReview: number;
  /** facts that were returned and not corrected */
  returned: number;
  verdict: Verdict | null;
  hasOpenException: boolean;
  hasApprovedException: boolean;
};

/**
 * The one thing to do next, so that nobody has to know the order of the work.
 *
 * @throws never
 */
export function nextStepOf(standing: SubcontractStanding): NextStep {
  if (standing.state === "closed") return "nothing";
  if (!standing.isAnswered) return "answer-information";
  if (!standing.isIssued) return "issue-flowdown";
  if (!standing.isFlowdownCurrent) return "issue-flowdown-again";
  if (standing.toReview > 0) return "review-facts";
  if (standing.returned > 0) return "wait-for-correction";
  if (!standing.isLinked) return "invite-contact";
  if (!standing.isSubmitted) return "wait-for-answer";
  if (standing.state !== "proposed") return "watch";
  if (standing.verdict !== "ineligible" || standing.hasApprovedException) return "record-award";
  return standing.hasOpenException ? "wait-for-exception" : "resolve-ineligible";
}
