import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { addExposure, riskDayOf } from "./risk.ts";

const TODAY = calendarDate("2026-11-29");
const LAPSE = calendarDate("2026-12-15");
const AWARD = calendarDate("2027-01-10");
const given = { holdsUntil: null, plannedAwardOn: AWARD, isAwarded: false };

test("what lapses bites on its last day, awarded or not", () => {
  const lapsing = { ...given, state: "lapsing" as const, holdsUntil: LAPSE };
  expect(riskDayOf(lapsing, TODAY)).toEqual({ kind: "lapses", on: LAPSE });
  expect(riskDayOf({ ...lapsing, isAwarded: true }, TODAY).kind).toBe("lapses");
});

test("what may not be awarded bites on the planned day, and now once that is past", () => {
  const ineligible = { ...given, state: "ineligible" as const };
  expect(riskDayOf(ineligible, TODAY)).toEqual({ kind: "award-planned", on: AWARD });
  expect(riskDayOf(ineligible, AWARD).kind).toBe("award-planned");
  expect(riskDayOf(ineligible, calendarDate("2027-01-11"))).toEqual({ kind: "now", on: null });
  expect(riskDayOf({ ...ineligible, plannedAwardOn: null }, TODAY).kind).toBe("now");
});

test("what was awarded and is ineligible bites now, whatever day was planned", () => {
  const awarded = { ...given, state: "ineligible" as const, isAwarded: true };
  expect(riskDayOf(awarded, TODAY).kind).toBe("now");
});

test("exposures add up", () => {
  const one = { value: 100, valued: 1, unvalued: 0 };
  expect(addExposure(one, { value: 50, valued: 2, unvalued: 3 })).toEqual({
    value: 150,
    valued: 3,
    unvalued: 3,
  });
});
