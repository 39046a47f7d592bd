import { MINIMUM_CONDITIONAL_SCORE } from "./conditional.ts";
import { MAXIMUM_SCORE } from "./lost-points.ts";

/** What a score means to a prime, best first; `none` where no score was told. */
export const SCORE_BANDS = ["full", "conditional", "below", "negative", "none"] as const;
export type ScoreBand = (typeof SCORE_BANDS)[number];

type BandRange = { lowest: number; highest: number };

export const LOWEST_SCORE = -203;

/**
 * The scores of each band, both ends included.
 *
 * @see 32 CFR 170.21(a)(2)(i): a Conditional Level 2 takes 0.8 of the points; 32 CFR 170.24(c)(2)
 */
export const SCORE_BAND_RANGES: Record<Exclude<ScoreBand, "none">, BandRange> = {
  full: { lowest: MAXIMUM_SCORE, highest: MAXIMUM_SCORE },
  conditional: { lowest: MINIMUM_CONDITIONAL_SCORE, highest: MAXIMUM_SCORE - 1 },
  below: { lowest: 0, highest: MINIMUM_CONDITIONAL_SCORE - 1 },
  negative: { lowest: LOWEST_SCORE, highest: -1 },
};

/** Short names, under a bar and in a filter. */
export const SCORE_BAND_WORDS: Record<ScoreBand, string> = {
  full: String(MAXIMUM_SCORE),
  conditional: `${MINIMUM_CONDITIONAL_SCORE} to ${MAXIMUM_SCORE - 1}`,
  below: `0 to ${MINIMUM_CONDITIONAL_SCORE - 1}`,
  negative: "Below 0",
  none: "None told",
};

/** What each band says of a supplier, in a line beside its name. */
export const SCORE_BAND_MEANINGS: Record<ScoreBand, string> = {
  full: "every requirement met",
  conditional: "high enough for a Conditional Level 2",
  below: "too low for a Conditional Level 2",
  negative: "more points lost than there are to have",
  none: "no score of the 110 requirements was told, or it was returned",
};

/**
 * The band of a score.
 *
 * @param score -203 to 110; null where none was told.
 */
export function scoreBandOf(score: number | null): ScoreBand {
  if (score === null) return "none";
  if (score >= MAXIMUM_SCORE) return "full";
  if (score >= MINIMUM_CONDITIONAL_SCORE) return "conditional";
  return score >= 0 ? "below" : "negative";
}

/** Whether `text` names a band. */
export function isScoreBand(text: string): text is ScoreBand {
  return SCORE_BANDS.some((band) => band === text);
}
