import { expect, test } from "vitest";
import { readIntent, type SectionIntent, type Settled, settleSection } from "./settle.ts";

const told = { values: { uei: "told" }, factIds: [], statedAt: "2026-01-01T00:00:00.000Z" };
const typed = { uei: "typed" };

test.each<[string, SectionIntent, boolean, boolean, Settled | null]>([
  ["continue, complete", "continue", true, true, { values: typed, isConfirmed: true }],
  [
    "continue, incomplete: kept all the same",
    "continue",
    false,
    true,
    { values: typed, isConfirmed: false },
  ],
  [
    "later, complete: not an answer yet",
    "later",
    true,
    true,
    { values: typed, isConfirmed: false },
  ],
  ["still true", "confirm", false, true, { values: told.values, isConfirmed: true }],
  ["still true, where nothing was told", "confirm", false, false, null],
  ["score", "score", true, true, { values: typed, isConfirmed: false }],
])("%s", (_, intent, isComplete, isTold, expected) => {
  const standing = {
    values: told.values,
    prefilled: isTold ? told : null,
    answer: isTold ? ({} as never) : null,
  };
  expect(settleSection({ intent, values: typed, isComplete }, standing)).toEqual(expected);
});

test.each<[string, Record<string, string>, boolean]>([
  [
    "one of them: its details follow",
    { cmmcType: "none", dodType: "NIST SP 800-171 Basic" },
    false,
  ],
  ["neither: that is all", { cmmcType: "none", dodType: "none" }, true],
])("the kinds, %s", (_, values, isConfirmed) => {
  const standing = { values: { dodScore: "97" }, prefilled: null, answer: null };
  const settled = settleSection({ intent: "kind", values, isComplete: true }, standing);
  expect(settled).toEqual({ values: { dodScore: "97", ...values }, isConfirmed });
});

test("an unknown button puts the section aside", () => {
  expect(readIntent("sign-everything")).toBe("later");
});
