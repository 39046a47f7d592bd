import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { editionAge } from "./edition-age.ts";

test.each([
  ["2026-11-29", 0, false],
  ["2027-01-28", 60, false],
  ["2027-01-29", 61, true],
  ["2026-11-28", -1, false],
])("on %s an edition of 29 Nov 2026 is %i days old, too old: %s", (on, days, isOld) => {
  expect(editionAge("2026-11-29", calendarDate(on))).toEqual({ days, isOld });
});

test("an edition that is no date is refused", () => {
  expect(() => editionAge("2026-13-01", calendarDate("2026-11-29"))).toThrow(RangeError);
});
