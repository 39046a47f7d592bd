import { expect, test } from "vitest";
import { calendarDate } from "./calendar-date.ts";
import { endOfDayIn } from "./end-of-day.ts";

test.each([
  ["in winter", "2026-01-15", "America/New_York", "2026-01-16T04:59:59.999Z"],
  ["in summer", "2026-07-15", "America/New_York", "2026-07-16T03:59:59.999Z"],
  ["on the day when summer begins", "2026-03-08", "America/New_York", "2026-03-09T03:59:59.999Z"],
  ["on the day before summer ends", "2026-10-31", "America/New_York", "2026-11-01T03:59:59.999Z"],
  ["on the day when summer ends", "2026-11-01", "America/New_York", "2026-11-02T04:59:59.999Z"],
  ["east of Greenwich", "2026-01-15", "Asia/Tokyo", "2026-01-15T14:59:59.999Z"],
  ["at Greenwich, at the end of a year", "2026-12-31", "UTC", "2026-12-31T23:59:59.999Z"],
])("%s the day %s ends in %s at %s", (_, day, timeZone, ends) => {
  expect(endOfDayIn(calendarDate(day), timeZone).toISOString()).toBe(ends);
});
