/** Ranges by which a list is narrowed to subcontracts of some value; `none` where it is not known. */
export const VALUE_BANDS = ["large", "medium", "small", "none"] as const;
export type ValueBand = (typeof VALUE_BANDS)[number];

/** From which value on, and up to which, in whole US dollars; both included. */
export const VALUE_BAND_RANGES: Record<
  Exclude<ValueBand, "none">,
  { lowest: number; highest: number | null }
> = {
  large: { lowest: 1_000_000, highest: null },
  medium: { lowest: 100_000, highest: 999_999 },
  small: { lowest: 0, highest: 99_999 },
};

export const VALUE_BAND_WORDS: Record<ValueBand, string> = {
  large: "$1,000,000 or more",
  medium: "$100,000 to $999,999",
  small: "Below $100,000",
  none: "Not known",
};
