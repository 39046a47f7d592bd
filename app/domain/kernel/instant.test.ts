import { expect, test } from "vitest";
import { formatInstant, isoInZone, zoneWords } from "./instant.ts";

const NEW_YORK = "America/New_York";

test.each([
  [
    "an evening in New York is not the next day",
    "2026-11-29T02:41:00Z",
    NEW_YORK,
    "28 Nov 2026, 21:41",
  ],
  ["midnight begins the day", "2026-11-29T05:00:00Z", NEW_YORK, "29 Nov 2026, 00:00"],
  ["summer time", "2026-07-01T12:05:59.999Z", NEW_YORK, "1 Jul 2026, 08:05"],
  [
    "ahead of UTC, by a quarter of an hour",
    "2026-11-28T20:00:00Z",
    "Asia/Kathmandu",
    "29 Nov 2026, 01:45",
  ],
  ["UTC", "2026-11-29T02:41:00Z", "UTC", "29 Nov 2026, 02:41"],
])("%s", (_, instant, zone, words) => {
  expect(formatInstant(new Date(instant), zone)).toBe(words);
});

test.each([
  ["2026-11-29T02:41:07.250Z", NEW_YORK, "2026-11-28T21:41:07.250-05:00"],
  ["2026-07-01T12:05:00Z", NEW_YORK, "2026-07-01T08:05:00.000-04:00"],
  ["2026-11-28T20:00:00Z", "Asia/Kathmandu", "2026-11-29T01:45:00.000+05:45"],
  ["2026-11-28T20:00:00Z", "UTC", "2026-11-28T20:00:00.000Z"],
])("%s in %s carries its offset", (instant, zone, iso) => {
  expect(isoInZone(new Date(instant), zone)).toBe(iso);
  expect(new Date(iso)).toEqual(new Date(instant));
});

test("both times of the hour that comes twice are told apart by the offset", () => {
  const first = isoInZone(new Date("2026-11-01T05:30:00Z"), NEW_YORK);
  const second = isoInZone(new Date("2026-11-01T06:30:00Z"), NEW_YORK);
  expect([first, second]).toEqual([
    "2026-11-01T01:30:00.000-04:00",
    "2026-11-01T01:30:00.000-05:00",
  ]);
});

test.each([
  [NEW_YORK, "Eastern Time (New York)"],
  ["America/Los_Angeles", "Pacific Time (Los Angeles)"],
  ["UTC", "Coordinated Universal Time (UTC)"],
])("%s is called %s", (zone, words) => {
  expect(zoneWords(zone)).toBe(words);
});
