/** Why somebody who was chosen is not asked. */
export const CAMPAIGN_SKIPS = [
  "no-contact",
  "wrong-person",
  "not-joined",
  "invited",
  "address-returned",
  "merged",
  "already-asked",
  "unanswered",
  "nothing-lapses",
  "nothing-issued",
  "nothing-to-ask",
  "nothing-open",
  "reminded-today",
  "closed",
  "information-unanswered",
  "current",
  "no-own-terms",
  "left-out",
  "quota",
] as const;
export type CampaignSkip = (typeof CAMPAIGN_SKIPS)[number];

/** Each in words, with what to do about it. */
export const CAMPAIGN_SKIP_WORDS: Record<CampaignSkip, string> = {
  "no-contact": "No contact is recorded: add one.",
  "wrong-person": "Whoever was written to said that they are the wrong person: add the right one.",
  "not-joined": "Nobody there has joined yet: invite a contact first.",
  invited: "An invitation is on its way, and nobody has joined yet.",
  "address-returned": "Letters there come back: look after the address.",
  merged: "The record was merged into another.",
  "already-asked": "Asked already, and the answer is not accepted yet.",
  unanswered: "A request that brings the same answer is open and unanswered: remind them of that.",
  "nothing-lapses": "Nothing that it stated lapses.",
  "nothing-issued": "No flowdown that asks it for an assessment is issued.",
  "nothing-to-ask": "Everything is known already: nothing would be asked.",
  "nothing-open": "Nothing waits for its answer.",
  "reminded-today": "Reminded today already.",
  closed: "The subcontract is closed.",
  "information-unanswered": "Nobody answered what information flows.",
  current: "What was issued says what holds.",
  "no-own-terms": "You ask nothing there beyond the rule.",
  "left-out": "You left it out.",
  quota: "No more invitations may be sent today.",
};

/** Why nobody of a supplier's contacts can be written to; of those who joined there is none. */
export function skipOfContacts(
  states: readonly string[],
): Extract<CampaignSkip, "no-contact" | "wrong-person" | "not-joined" | "invited"> {
  if (states.length === 0) return "no-contact";
  if (states.some((state) => state === "invited" || state === "opened")) return "invited";
  return states.every((state) => state === "wrong-person") ? "wrong-person" : "not-joined";
}
