/**
 * What a subcontract, supplier or contract is told of one question: may it be awarded on this day?
 * Worst first, because a rollup takes the worst.
 */
export const POSTURE_STATES = [
  "ineligible",
  "undecided",
  "lapsing",
  "eligible",
  "no-requirement",
] as const;
export type PostureState = (typeof POSTURE_STATES)[number];

/**
 * The word that stands beside the shape, everywhere the state is shown: lists, the page, the award,
 * letters, exports and the record.
 */
export const POSTURE_WORDS: Record<PostureState, string> = {
  ineligible: "Ineligible",
  undecided: "Not decided",
  lapsing: "Eligible (lapsing)",
  eligible: "Eligible",
  "no-requirement": "No requirement",
};

/** What each word means, in one line for the legend. */
export const POSTURE_MEANINGS: Record<PostureState, string> = {
  ineligible:
    "No: the accepted facts do not meet the requirement on this day, or no fact was accepted yet.",
  undecided: "No: nobody answered what information flows, so it is not known what is required.",
  lapsing: "Yes, but something it rests on stops being current within 60 days.",
  eligible: "Yes: the accepted facts meet the requirement on this day.",
  "no-requirement":
    "Yes: no CMMC status is required, for example where only COTS items are bought.",
};

/** Whether `text` names a state. */
export function isPostureState(text: string): text is PostureState {
  return POSTURE_STATES.some((state) => state === text);
}
