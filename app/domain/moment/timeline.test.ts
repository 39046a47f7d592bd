import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { neighboursOf, placeOf } from "./timeline.ts";

const day = (on: string) => ({ on: calendarDate(on), entries: 1, actions: [] });
const days = [day("2026-05-01"), day("2026-05-03"), day("2026-05-09")];

test("the days before and after are those with something new", () => {
  expect(neighboursOf(days, calendarDate("2026-05-03"))).toEqual({
    previous: days[0],
    next: days[2],
  });
  expect(neighboursOf(days, calendarDate("2026-05-05"))).toEqual({
    previous: days[1],
    next: days[2],
  });
  expect(neighboursOf([], calendarDate("2026-05-05"))).toEqual({ previous: null, next: null });
});

test("a day stands where it belongs, and never outside", () => {
  const span = { from: calendarDate("2026-05-01"), to: calendarDate("2026-05-11") };
  expect(placeOf(calendarDate("2026-05-06"), span)).toBe(0.5);
  expect(placeOf(calendarDate("2025-05-06"), span)).toBe(0);
  expect(placeOf(calendarDate("2027-05-06"), span)).toBe(1);
  expect(placeOf(span.from, { from: span.from, to: span.from })).toBe(0);
});
