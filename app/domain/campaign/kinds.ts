/** What many can be asked for at once. */
export const CAMPAIGN_KINDS = [
  "renewal",
  "questionnaire",
  "answer",
  "flowdown",
  "own-terms",
] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** How each reads where campaigns are listed and told. */
export const CAMPAIGN_KIND_WORDS: Record<CampaignKind, string> = {
  renewal: "Renewal of what lapses",
  questionnaire: "A questionnaire",
  answer: "An answer to what is open",
  flowdown: "Flowdowns that are missing",
  "own-terms": "Your own terms",
};

/** What each does, for whoever chooses one. */
export const CAMPAIGN_KIND_MEANINGS: Record<CampaignKind, string> = {
  renewal: "Each supplier is asked to show anew what has lapsed or lapses within 120 days.",
  questionnaire: "Each supplier gets one questionnaire; what is known of it is not asked.",
  answer:
    "Each supplier that has not told its information and status yet is reminded of the request that is due first, or invited where nobody has joined.",
  flowdown:
    "What a subcontract must carry is issued where it was not, or where it no longer says what holds.",
  "own-terms":
    "Where you ask for more than the rule and what was issued does not say so, it is issued anew with your terms, which the supplier acknowledges with its answer.",
};

/** What is asked: a supplier, or one subcontract of it. */
export function unitOf(kind: CampaignKind): "supplier" | "subcontract" {
  return kind === "flowdown" || kind === "own-terms" ? "subcontract" : "supplier";
}

/** How many are asked together at most. */
export const MOST_RECIPIENTS = 20_000;
