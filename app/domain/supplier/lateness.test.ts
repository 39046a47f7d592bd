import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { daysLate } from "./lateness.ts";

const dueOn = calendarDate("2026-11-01");
const on = calendarDate("2026-11-29");

test.each([
  ["told and past", { dueOn, isTold: true }, 28],
  ["past, and nobody was told", { dueOn, isTold: false }, 0],
  ["due today", { dueOn: on, isTold: true }, 0],
  ["due later", { dueOn: calendarDate("2026-12-20"), isTold: true }, 0],
])("an answer is late only after a day that was told: %s", (_, request, days) => {
  expect(daysLate(request, on)).toBe(days);
});
