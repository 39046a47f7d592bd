import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countStates, monthOf, type PostureMonth, trendOf } from "./months.ts";

const ON = calendarDate("2026-11-29");
const NOW = { ineligible: 3, undecided: 0, lapsing: 1, eligible: 6, "no-requirement": 2 };

function kept(month: string, count: number): PostureMonth {
  return {
    month: calendarDate(`${month}-01`),
    keptOn: calendarDate(`${month}-03`),
    counts: [
      { state: "ineligible", required: "Level 2 (C3PAO)", count },
      { state: "ineligible", required: "Level 1 (Self)", count: 1 },
      { state: "no-requirement", required: null, count: 2 },
    ],
  };
}

test("states are counted whatever is required", () => {
  expect(countStates(kept("2026-10", 4).counts)).toEqual({
    ineligible: 5,
    undecided: 0,
    lapsing: 0,
    eligible: 0,
    "no-requirement": 2,
  });
});

test("a trend runs from the first kept month to today, and shows what nobody counted", () => {
  const trend = trendOf([kept("2026-09", 4), kept("2026-11", 2)], NOW, ON);
  expect(trend.map(({ month, states }) => [month, states?.ineligible ?? null])).toEqual([
    ["2026-09", 5],
    ["2026-10", null],
    ["2026-11", 3],
    ["2026-11", 3],
  ]);
  expect(trend.at(-1)).toMatchObject({ isNow: true, keptOn: ON });
});

test("the month that runs stands beside today once it was kept", () => {
  const trend = trendOf([kept("2026-10", 4)], NOW, ON);
  expect(trend.map(({ month, isNow }) => [month, isNow])).toEqual([
    ["2026-10", false],
    ["2026-11", true],
  ]);
});

test("months of more than a year ago are not in it; without any there is today alone", () => {
  const trend = trendOf([kept("2025-11", 9), kept("2025-12", 8)], NOW, ON);
  expect(trend[0]?.month).toBe("2025-12");
  expect(trend).toHaveLength(12);
  expect(trendOf([], NOW, ON)).toMatchObject([{ month: "2026-11", isNow: true }]);
});

test("a month begins on its first day, in February as in December", () => {
  expect(monthOf(calendarDate("2028-02-29"))).toBe("2028-02-01");
  expect(monthOf(calendarDate("2026-12-31"))).toBe("2026-12-01");
});
