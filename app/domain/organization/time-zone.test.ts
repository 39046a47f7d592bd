import { expect, test } from "vitest";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { listTimeZones, TimeZoneForm } from "./time-zone.ts";

test("each time zone that can be chosen has days, and a name that people read", () => {
  const options = listTimeZones().flatMap((group) => group.options);
  expect(options.length).toBeGreaterThan(400);
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  for (const { value, label } of options) {
    expect(TimeZoneForm.safeParse({ timeZone: value }).success, value).toBe(true);
    expect(label).toMatch(/^\p{Lu}[^_/]+$/u);
    expect(calendarDateOf(new Date("2027-01-01T11:30:00Z"), value)).toMatch(/^202[67]-/);
  }
});

test.each([undefined, "", "Mars/Olympus", "EST5EDT+1", "UTC+5", "america/new_york", "posix/UTC"])(
  "%j is no time zone",
  (timeZone) => {
    expect(TimeZoneForm.safeParse({ timeZone }).success).toBe(false);
  },
);
