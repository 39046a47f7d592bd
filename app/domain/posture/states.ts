/** What a subcontract, supplier or contract can stand at; worst first, because a rollup takes the worst. */
export const POSTURE_STATES = [
  "ineligible",
  "lapsing",
  "awaiting",
  "eligible",
  "no-requirement",
] as const;
export type PostureState = (typeof POSTURE_STATES)[number];

/** The word that stands beside the shape, everywhere the state is shown. */
export const POSTURE_WORDS: Record<PostureState, string> = {
  ineligible: "Ineligible",
  lapsing: "Lapsing",
  awaiting: "Awaiting answer",
  eligible: "Eligible",
  "no-requirement": "No requirement",
};

/** What each word means, in one line for the legend. */
export const POSTURE_MEANINGS: Record<PostureState, string> = {
  ineligible: "The facts do not meet the requirement: no award may be made on this date.",
  lapsing: "Eligible now, but something it rests on stops being current soon.",
  awaiting: "A requirement flows down and the supplier has not answered it yet.",
  eligible: "The accepted facts meet the requirement on this date.",
  "no-requirement": "No CMMC status is required, for example when only COTS items are supplied.",
};

/** Whether `text` names a state. */
export function isPostureState(text: string): text is PostureState {
  return POSTURE_STATES.some((state) => state === text);
}
