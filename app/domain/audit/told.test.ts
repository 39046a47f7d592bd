import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { endingStepOf } from "./told.ts";

const access = (since: string, toldDaysBefore: number | null = null) => ({
  since: calendarDate(since),
  endsOn: calendarDate("2026-12-31"),
  toldDaysBefore,
});

test.each([
  ["the day before the first step", "2026-12-23", null, null],
  ["the day of the first step", "2026-12-24", null, 7],
  ["told of it already", "2026-12-25", 7, null],
  ["the day of the second step", "2026-12-30", 7, 1],
  ["a night on which nothing ran", "2026-12-31", null, 1],
  ["told of both", "2026-12-31", 1, null],
  ["after the last day", "2027-01-01", null, null],
] as const)("the end of access is told a week and a day before: %s", (_, on, told, step) => {
  expect(endingStepOf(access("2026-11-01", told), calendarDate(on))).toBe(step);
});

test("who was let in for less than a week is told a day before alone", () => {
  const short = access("2026-12-26");
  expect(endingStepOf(short, calendarDate("2026-12-27"))).toBeNull();
  expect(endingStepOf(short, calendarDate("2026-12-30"))).toBe(1);
});

test("who was let in for a day is told nothing more", () => {
  expect(endingStepOf(access("2026-12-30"), calendarDate("2026-12-31"))).toBeNull();
});
