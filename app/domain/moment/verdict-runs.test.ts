import { expect, test } from "vitest";
import { assessment, input } from "#app/domain/eligibility/stated.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listVerdictRuns } from "./verdict-runs.ts";

const held = assessment("Final Level 2 (C3PAO) of 2025-01-10");
const given = input("2026-01-01", "Level 2 (C3PAO)", "CUI", [held], ["2025-05-02", "2026-07-01"]);
const [from, to] = [calendarDate("2024-12-01"), calendarDate("2027-12-31")];

test("runs follow one another without a gap, from the first day to the last", () => {
  expect(listVerdictRuns(given, from, to)).toEqual([
    { from: "2024-12-01", to: "2025-05-01", state: "ineligible" },
    { from: "2025-05-02", to: "2026-05-02", state: "eligible" },
    { from: "2026-05-03", to: "2026-06-30", state: "ineligible" },
    { from: "2026-07-01", to: "2027-07-01", state: "eligible" },
    { from: "2027-07-02", to: "2027-12-31", state: "ineligible" },
  ]);
});

test("while nothing was checked no award may be made", () => {
  const nothing = { ...given, assessments: [], affirmations: [] };
  expect(listVerdictRuns(nothing, from, to)).toEqual([{ from, to, state: "ineligible" }]);
});
