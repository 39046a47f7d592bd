import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetAt, shiftedTo } from "./zone-offset.ts";

const ZONES = [
  "UTC",
  "America/New_York",
  "America/St_Johns",
  "Europe/Berlin",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
];

/** What the calendar and clock of a zone show, as the platform says it. */
function shownIn(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
}

test("a shifted instant shows what the zone's calendar and clock show", () => {
  const instants = fc.date({
    min: new Date("1975-01-01T00:00:00Z"),
    max: new Date("2100-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (instant, timeZone) => {
      const shown = shiftedTo(instant, timeZone).toISOString().slice(0, 19);
      expect(shown).toBe(shownIn(instant, timeZone));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["America/New_York", "2026-11-01T05:59:59.999Z", "-04:00"],
  ["America/New_York", "2026-11-01T06:00:00.000Z", "-05:00"],
  ["Australia/Lord_Howe", "2026-10-03T15:29:59.999Z", "+10:30"],
  ["Australia/Lord_Howe", "2026-10-03T15:30:00.000Z", "+11:00"],
  ["UTC", "2026-11-01T06:00:00.000Z", "+00:00"],
])("the clocks of %s at %s are %s from UTC", (timeZone, instant, offset) => {
  expect(offsetAt(new Date(instant), timeZone)).toBe(offset);
});

test("a name that no zone has is refused", () => {
  expect(() => offsetAt(new Date(0), "Mars/Olympus")).toThrow(RangeError);
});
