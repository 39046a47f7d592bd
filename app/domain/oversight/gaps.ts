/** What an auditor would miss about a subcontract: that the record is silent where it should speak. */
export const GAP_CODES = [
  "information-unanswered",
  "flowdown-not-issued",
  "flowdown-outdated",
  "not-acknowledged",
  "facts-to-review",
  "correction-awaited",
  "no-verification-method",
  "statement-only",
  "no-evidence",
  "evidence-older-than-fact",
  "exception-undecided",
  "award-not-recorded",
  "unsupported-award-without-exception",
] as const;
export type GapCode = (typeof GAP_CODES)[number];
