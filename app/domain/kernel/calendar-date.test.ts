import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  calendarDate,
  calendarDateOf,
  daysBetween,
  formatDate,
  isCalendarDate,
} from "./calendar-date.ts";

const anyDate = fc
  .integer({ min: -25_000, max: 60_000 })
  .map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }).toString() as CalendarDate);

test.each([
  ["2026-11-24", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2100-02-29", false],
  ["2000-02-29", true],
  ["2026-13-01", false],
  ["2026-00-10", false],
  ["2026-04-31", false],
  ["2026-1-1", false],
  ["2026-11-24T00:00", false],
  ["٢٠٢٦-١١-٢٤", false],
  ["", false],
])("%s is a date: %s", (text, is) => {
  expect(isCalendarDate(text)).toBe(is);
});

test("reading a day that does not exist throws", () => {
  expect(() => calendarDate("2026-02-30")).toThrow(RangeError);
});

test.each([
  ["2024-02-29", 1, "2025-02-28"],
  ["2024-02-29", 3, "2027-02-28"],
  ["2024-02-29", 4, "2028-02-29"],
  ["2025-02-28", 3, "2028-02-28"],
  ["2026-06-01", -1, "2025-06-01"],
])("%s and %i years is %s", (from, years, to) => {
  expect(addYears(calendarDate(from), years)).toBe(to);
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-01-15", -1, "2025-12-15"],
])("%s and %i months is %s", (from, months, to) => {
  expect(addMonths(calendarDate(from), months)).toBe(to);
});

test("arithmetic agrees with Temporal on any date", () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, n) => {
      const plain = Temporal.PlainDate.from(date);
      expect(addDays(date, n)).toBe(plain.add({ days: n }).toString());
      expect(addMonths(date, n % 100)).toBe(plain.add({ months: n % 100 }).toString());
      expect(addYears(date, n % 50)).toBe(plain.add({ years: n % 50 }).toString());
      expect(daysBetween(date, addDays(date, n))).toBe(n);
    }),
  );
});

test("a date reads as day, month, year", () => {
  expect(formatDate(calendarDate("2026-11-04"))).toBe("4 Nov 2026");
});

test("the date of an instant depends on the zone", () => {
  const instant = new Date("2026-11-24T02:30:00Z");
  expect(calendarDateOf(instant)).toBe("2026-11-24");
  expect(calendarDateOf(instant, "America/New_York")).toBe("2026-11-23");
  expect(calendarDateOf(instant, "Asia/Tokyo")).toBe("2026-11-24");
});
