import { expect, test } from "vitest";
import { SCORE_BAND_RANGES, SCORE_BAND_WORDS, scoreBandOf } from "./score-bands.ts";

test.each([
  [110, "full"],
  [109, "conditional"],
  [88, "conditional"],
  [87, "below"],
  [0, "below"],
  [-1, "negative"],
  [-203, "negative"],
  [null, "none"],
] as const)("a score of %s is %s", (score, band) => {
  expect(scoreBandOf(score)).toBe(band);
});

test("the ranges follow one another from -203 to 110 without a gap", () => {
  const { full, conditional, below, negative } = SCORE_BAND_RANGES;
  expect([negative.lowest, full.highest]).toEqual([-203, 110]);
  expect([negative, below, conditional].map(({ highest }) => highest + 1)).toEqual(
    [below, conditional, full].map(({ lowest }) => lowest),
  );
});

test("the names say the thresholds of the rule", () => {
  expect(SCORE_BAND_WORDS).toMatchObject({ conditional: "88 to 109", below: "0 to 87" });
});
