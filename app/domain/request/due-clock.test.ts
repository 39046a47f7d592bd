import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { dueClock } from "./due-clock.ts";

const dueOn = calendarDate("2026-12-10");
const EASTERN = "Eastern Time (New York)";

test.each([
  // In Honolulu it is the 10th still: at the prime in New York the day is over.
  ["2026-12-11T06:00:00Z", "Pacific/Honolulu", "America/New_York", "2026-12-11", null],
  ["2026-12-11T03:00:00Z", "Pacific/Honolulu", "America/New_York", "2026-12-10", EASTERN],
  // In Tokyo it is the 11th: there is time left in New York.
  ["2026-12-10T18:00:00Z", "Asia/Tokyo", "America/New_York", "2026-12-10", EASTERN],
  ["2026-12-09T18:00:00Z", "Asia/Tokyo", "America/New_York", "2026-12-09", EASTERN],
  ["2026-12-08T18:00:00Z", "Asia/Tokyo", "America/New_York", "2026-12-08", null],
  ["2026-12-10T18:00:00Z", "America/New_York", "America/New_York", "2026-12-10", null],
  ["2026-12-10T18:00:00Z", "Asia/Tokyo", null, "2026-12-11", null],
])("at %s, read in %s of a prime in %s, it is %s", (at, own, prime, on, zone) => {
  expect(dueClock(dueOn, new Date(at), { own, prime })).toEqual({ on, zone });
});
