import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { mayBeAwarded } from "./may-be-awarded.ts";

const day = calendarDate;
const today = day("2026-11-30");

test.each([
  ["eligible", null, true],
  ["no-requirement", null, true],
  ["ineligible", null, false],
  ["eligible", "2026-12-01", true],
  ["eligible", "2026-11-30", true],
  ["eligible", "2026-11-29", false],
  ["no-requirement", "2026-11-29", false],
  ["ineligible", "2026-11-29", false],
] as const)("%s until %s on 30 Nov 2026: %s", (verdict, until, expected) => {
  const holdsUntil = until === null ? null : day(until);
  expect(mayBeAwarded({ verdict, holdsUntil }, today)).toBe(expected);
});

test("what nobody decided supports no award", () => {
  expect(mayBeAwarded(null, today)).toBe(false);
});
