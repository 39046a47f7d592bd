import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readSection } from "./answers.ts";
import {
  acceptedDoubts,
  isUnchanged,
  readIntent,
  type SectionIntent,
  type Settled,
  settleSection,
} from "./settle.ts";

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
    draft: null,
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
  const standing = { values: { dodScore: "97" }, prefilled: null, answer: null, draft: null };
  const settled = settleSection({ intent: "kind", values, isComplete: true }, standing);
  expect(settled).toEqual({ values: { dodScore: "97", ...values }, isConfirmed });
});

test("an unknown button puts the section aside", () => {
  expect(readIntent("sign-everything")).toBe("later");
});

test("what does not fit together is accepted as it was shown, and stays accepted", () => {
  const draft = {
    values: typed,
    isConfirmed: true,
    savedAt: "",
    savedBy: "",
    acceptedDoubts: ["A"],
  };
  const doubts = [{ section: "system" as const, text: "B" }];
  const posted = { intent: "anyway" as const, values: {}, isComplete: false };
  const standing = { values: typed, prefilled: null, answer: {} as never, draft };
  expect(settleSection(posted, standing)).toEqual({ values: typed, isConfirmed: true });
  expect(settleSection(posted, { ...standing, draft: null })).toBeNull();
  expect(acceptedDoubts("anyway", { draft, doubts })).toEqual(["A", "B"]);
  expect(acceptedDoubts("continue", { draft, doubts })).toEqual(["A"]);
});

test.each<[string, Record<string, string>, "done" | "returned", boolean]>([
  ["the same, with what stays empty", { accepts: "on", passesOn: "no", other: "" }, "done", true],
  ["another answer", { accepts: "on", passesOn: "yes" }, "done", false],
  ["the same of what was returned", { accepts: "on", passesOn: "no" }, "returned", false],
])("unchanged: %s", (_, values, state, expected) => {
  const context = { on: calendarDate("2026-11-29"), required: null };
  const section = "acknowledgement" as const;
  const answer = readSection(section, { accepts: "on", passesOn: "no" }, context);
  const standing = { section, state, answer };
  expect(isUnchanged({ values, isConfirmed: true }, standing, context)).toBe(expected);
});
