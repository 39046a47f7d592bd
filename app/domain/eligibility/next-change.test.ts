import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { decideEligibility } from "./decide.ts";
import { nextChangeOf } from "./next-change.ts";
import { assessment, input } from "./stated.ts";

const day = calendarDate;
const held = assessment("Final Level 2 (C3PAO) of 2026-05-24");
const given = input("2026-11-29", "Level 2 (C3PAO)", "CUI", [held], ["2026-05-24"]);
const next = (change: object) => {
  const changed = { ...given, ...change };
  return nextChangeOf(changed, decideEligibility(changed));
};

test("the day after the verdict ends", () => {
  expect(next({})).toBe("2027-05-25");
});

test("the day on which a modification takes effect, although the verdict stays", () => {
  const modification = {
    number: "P00007",
    effectiveOn: day("2027-01-01"),
    requiredStatus: "Level 2 (Self)" as const,
  };
  const contract = { ...given.contract, modifications: [modification] };
  expect(decideEligibility({ ...given, contract }).holdsUntil).toBe("2027-05-24");
  expect(next({ contract })).toBe("2027-01-01");
});

test("the days on which an own term begins and after it ends", () => {
  const term = { requiredStatus: "Level 3 (DIBCAC)", from: day("2026-12-10"), until: null };
  expect(next({ ownTerms: [term] })).toBe("2026-12-10");
  const running = { ...term, from: day("2026-01-01"), until: day("2026-12-31") };
  expect(next({ ownTerms: [running] })).toBe("2027-01-01");
});

test("the day on which one more reason comes to an ineligible verdict", () => {
  const conditional = assessment("Conditional Level 2 (C3PAO) of 2026-02-01", { score: 88 });
  const asked = input("2026-11-29", "Level 2 (C3PAO)", "CUI", [conditional], ["2026-02-01"]);
  const codesOn = (on: string) =>
    decideEligibility({ ...asked, asOf: day(on) }).reasons.map(({ code }) => code);
  expect(codesOn("2026-11-29")).toEqual(["conditional-expired"]);
  expect(nextChangeOf(asked, decideEligibility(asked))).toBe("2027-02-02");
  expect(codesOn("2027-02-01")).toEqual(["conditional-expired"]);
  expect(codesOn("2027-02-02")).toEqual(["conditional-expired", "affirmation-overdue"]);
});

test("none where nothing is required", () => {
  expect(next({ contract: { requiredStatus: null, clauses: [] } })).toBeNull();
});
