/**
 * Where a subcontract stands on its way from the question to the checked answer; what the prime has
 * to do comes first.
 */
export const STANDINGS = [
  "to-answer",
  "to-issue",
  "to-review",
  "returned",
  "with-supplier",
  "settled",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** How each reads, everywhere it is shown. */
export const STANDING_WORDS: Record<Standing, string> = {
  "to-answer": "To answer by us",
  "to-issue": "To issue",
  "to-review": "To review",
  returned: "Returned",
  "with-supplier": "With the supplier",
  settled: "Settled",
};

/** What each means, in one line for the legend. */
export const STANDING_MEANINGS: Record<Standing, string> = {
  "to-answer": "We have not answered what information flows to the supplier.",
  "to-issue": "The clauses were not issued, or what was issued no longer says what holds.",
  "to-review": "The supplier answered, and at least one of its facts waits for our check.",
  returned: "We returned a fact to the supplier, and its correction has not come.",
  "with-supplier": "The clauses were issued, and the supplier has not signed an answer.",
  settled: "The supplier answered what was issued last, and all of its facts are accepted.",
};

/** Who has to do something next: the prime, the supplier, or nobody. */
export const WAITS_FOR: Record<Standing, "us" | "supplier" | "nobody"> = {
  "to-answer": "us",
  "to-issue": "us",
  "to-review": "us",
  returned: "supplier",
  "with-supplier": "supplier",
  settled: "nobody",
};

/** Whether what was issued last says what would be decided now. */
export type FlowdownStand = "none" | "outdated" | "current";

/** What the standing of a subcontract is told from. */
export type StandingFacts = {
  /** closed subcontracts wait for nobody */
  isClosed: boolean;
  /** what information flows was answered */
  isAnswered: boolean;
  flowdown: FlowdownStand;
  /** an answer to what was issued last was signed */
  isSubmitted: boolean;
  /** facts of this subcontract that nobody checked */
  toReview: number;
  /** facts of this subcontract that were returned and not corrected */
  returned: number;
};

/**
 * Where a subcontract stands: the first thing that somebody has to do, ours before the supplier's.
 *
 * @throws never
 */
export function standingOf(facts: StandingFacts): Standing {
  if (facts.isClosed) return "settled";
  if (!facts.isAnswered) return "to-answer";
  if (facts.flowdown !== "current") return "to-issue";
  if (facts.toReview > 0) return "to-review";
  if (facts.returned > 0) return "returned";
  return facts.isSubmitted ? "settled" : "with-supplier";
}

/** Whether `text` names a standing. */
export function isStanding(text: string): text is Standing {
  return STANDINGS.some((standing) => standing === text);
}
