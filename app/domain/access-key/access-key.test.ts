import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { accessKeyStateOf } from "./access-key.ts";
import { accessKeyForm } from "./access-key-form.ts";

const day = calendarDate;
const today = day("2026-11-30");

test.each([
  [{ isEnded: false, isHeld: true, lastOn: day("2026-12-01") }, "open"],
  [{ isEnded: false, isHeld: true, lastOn: day("2026-11-30") }, "open"],
  [{ isEnded: false, isHeld: true, lastOn: day("2026-11-29") }, "expired"],
  [{ isEnded: false, isHeld: false, lastOn: day("2026-12-01") }, "left"],
  [{ isEnded: true, isHeld: false, lastOn: day("2026-11-29") }, "ended"],
] as const)("%j is %s on 30 Nov 2026", (key, state) => {
  expect(accessKeyStateOf(key, today)).toBe(state);
});

test.each([
  ["2026-11-29", "past"],
  ["2026-11-30", null],
  ["2027-11-30", null],
  ["2027-12-01", "A year at the most"],
])("a last day of %s: %s", (lastOn, problem) => {
  const read = accessKeyForm({ on: today }).safeParse({ intent: "make", name: "ERP", lastOn });
  if (problem === null) expect(read.success).toBe(true);
  else expect(read.error?.issues[0]?.message).toContain(problem);
});
