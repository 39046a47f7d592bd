import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listOutlookDays } from "./days.ts";

const days = (today: string, on: string) => listOutlookDays(calendarDate(today), calendarDate(on));

test("today, the ends of the months between, and the day", () => {
  expect(days("2026-11-29", "2027-02-10")).toEqual([
    "2026-11-29",
    "2026-11-30",
    "2026-12-31",
    "2027-01-31",
    "2027-02-10",
  ]);
});

test("each day once", () => {
  expect(days("2026-11-29", "2026-11-29")).toEqual(["2026-11-29"]);
  expect(days("2026-11-30", "2026-12-31")).toEqual(["2026-11-30", "2026-12-31"]);
});

test("of ten years no more than can be read, the last ones close to the day", () => {
  const found = days("2026-11-29", "2036-11-29");
  expect(found.length).toBeLessThanOrEqual(26);
  expect(found.slice(-2)).toEqual(["2036-10-31", "2036-11-29"]);
  expect([...new Set(found)].sort()).toEqual(found);
});
