import type { OpenPointCode } from "./open-points.ts";

/** What is asked about each open point when the award is made all the same. */
export const OPEN_POINT_QUESTIONS: Record<OpenPointCode, string> = {
  "own-terms-not-met": "Why are your own terms waived?",
  "outside-contract-period": "Why an award outside the period of the contract?",
  "lower-tier-ineligible": "Why an award while a tier below is ineligible?",
  "information-unanswered": "Why an award before it is answered what flows?",
  "cui-categories-missing": "Why an award without the categories of CUI?",
  "flowdown-not-issued": "Why an award before the flowdown is issued?",
  "flowdown-outdated": "Why an award on a flowdown that is out of date?",
  "dod-assessment-not-shown": "Why an award before the DoD Assessment is shown?",
  "not-acknowledged": "Why an award before the supplier accepted the flowdown?",
  "lower-tier-contradiction":
    "Why an award while what the supplier says of its lower tiers does not fit?",
  "facts-to-review": "Why an award while facts wait for review?",
  "correction-awaited": "Why an award while a correction is awaited?",
  "no-verification-method": "Why an award without saying how facts were verified?",
  "statement-only": "Why is the supplier's word alone enough?",
  "no-evidence": "Why an award without this evidence?",
  "evidence-older-than-fact": "Why is older evidence enough?",
  "exception-undecided": "Why an award while an exception waits?",
  "award-not-recorded": "Why is the award not recorded?",
  "unsupported-award-without-exception": "Why an award without an exception?",
  "award-recorded-late": "Why is the award recorded only now?",
  "award-lapsed-since": "Why is the award recorded on a day that does not support it?",
  "condition-overdue": "Why an award while a condition is overdue?",
};
