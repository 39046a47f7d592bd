import { expect, test } from "vitest";
import { calendarDate } from "./calendar-date.ts";
import { endOfDay } from "./end-of-day.ts";

test.each([
  ["2026-11-26", "America/New_York", "2026-11-27T04:59:59.999Z"],
  ["2026-03-08", "America/New_York", "2026-03-09T03:59:59.999Z"],
  ["2026-10-31", "America/New_York", "2026-11-01T03:59:59.999Z"],
  ["2026-11-01", "America/New_York", "2026-11-02T04:59:59.999Z"],
  ["2026-11-26", "UTC", "2026-11-26T23:59:59.999Z"],
])("%s ends in %s at %s", (date, timeZone, instant) => {
  expect(endOfDay(calendarDate(date), timeZone).toISOString()).toBe(instant);
});
