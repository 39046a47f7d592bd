import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listRuleRuns, placeInSpan, spanOf, stripOf } from "./time-line.ts";

const inForce = listRuleRuns({ kind: "in-force" });
const phase = (value: number | null) => (value === null ? null : `Phase ${value}`);

test("as in force, the first phase goes on while the later ones are codified", () => {
  expect(
    inForce.map(({ from, to, codified, followed, suspension }) => [
      from,
      to,
      codified,
      followed,
      suspension !== null,
    ]),
  ).toEqual([
    ["2025-11-10", "2026-07-12", 1, 1, false],
    ["2026-07-13", "2026-11-09", 1, 1, true],
    ["2026-11-10", "2027-11-09", 2, 1, true],
    ["2027-11-10", "2028-11-09", 3, 1, true],
    ["2028-11-10", null, 4, 1, true],
  ]);
});

test("as codified, the suspension turns nothing", () => {
  const runs = listRuleRuns({ kind: "as-codified" });
  expect(runs.map(({ codified, followed }) => [codified, followed])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
});

test("from the day on which the suspension is lifted, the codified phase is followed", () => {
  const runs = listRuleRuns({ kind: "suspension-lifted", on: calendarDate("2027-03-01") });
  const followed = stripOf(runs, (run) => phase(run.followed));
  expect(followed).toEqual([
    { from: "2025-11-10", to: "2027-02-28", value: "Phase 1" },
    { from: "2027-03-01", to: "2027-11-09", value: "Phase 2" },
    { from: "2027-11-10", to: "2028-11-09", value: "Phase 3" },
    { from: "2028-11-10", to: null, value: "Phase 4" },
  ]);
  expect(stripOf(runs, (run) => run.suspension)).toMatchObject([
    { from: "2026-07-13", to: "2027-02-28" },
  ]);
});

test("strips that nothing divides are one", () => {
  expect(stripOf(inForce, (run) => phase(run.followed))).toEqual([
    { from: "2025-11-10", to: null, value: "Phase 1" },
  ]);
});

test("the day asked about is drawn, however far it lies", () => {
  for (const on of ["2024-01-01", "2026-11-29", "2040-01-01"].map(calendarDate)) {
    const span = spanOf(inForce, on);
    expect(placeInSpan(on, span)).toBeGreaterThan(0);
    expect(placeInSpan(on, span)).toBeLessThan(1);
  }
});

test("what lies outside stands at the edge", () => {
  const span = { from: calendarDate("2026-01-01"), to: calendarDate("2026-01-11") };
  expect(placeInSpan(calendarDate("2025-01-01"), span)).toBe(0);
  expect(placeInSpan(calendarDate("2026-01-06"), span)).toBe(0.5);
  expect(placeInSpan(calendarDate("2027-01-01"), span)).toBe(1);
});
