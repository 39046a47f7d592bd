import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { deputyStateOf, overlaps, sayDeputyState } from "./deputy.ts";
import { deputyForm } from "./deputy-form.ts";

const day = calendarDate;
const days = { startsOn: day("2026-12-01"), endsOn: day("2026-12-12"), isEnded: false };

test.each([
  ["2026-11-30", "coming", "Begins on 1 Dec 2026"],
  ["2026-12-01", "running", "Stands in until 12 Dec 2026"],
  ["2026-12-12", "running", "Stands in until 12 Dec 2026"],
  ["2026-12-13", "over", "Over since 12 Dec 2026"],
])("on %s it is %s: %s", (on, state, words) => {
  expect(deputyStateOf(days, day(on))).toBe(state);
  expect(sayDeputyState(days, day(on))).toBe(words);
});

test("ended early, it is ended on every day", () => {
  const ended = { ...days, isEnded: true };
  expect(deputyStateOf(ended, day("2026-12-05"))).toBe("ended");
  expect(overlaps(ended, days)).toBe(false);
});

test.each([
  ["the day before it begins", "2026-11-20", "2026-11-30", false],
  ["its first day", "2026-11-20", "2026-12-01", true],
  ["within it", "2026-12-05", "2026-12-06", true],
  ["its last day", "2026-12-12", "2026-12-20", true],
  ["the day after it ends", "2026-12-13", "2026-12-20", false],
])("another one that reaches %s has a day in common: %s to %s", (_, startsOn, endsOn, both) => {
  const other = { startsOn: day(startsOn), endsOn: day(endsOn), isEnded: false };
  expect(overlaps(days, other)).toBe(both);
  expect(overlaps(other, days)).toBe(both);
});

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const named = {
  intent: "name",
  ownerId: id(1),
  deputyId: id(2),
  startsOn: "2026-12-01",
  endsOn: "2026-12-12",
  reason: "On leave for two weeks.",
};

test.each([
  ["as it should be", {}, null],
  ["themselves", { deputyId: id(1) }, "deputyId"],
  ["from a day that is past", { startsOn: "2026-11-28" }, "startsOn"],
  ["until a day before the first", { endsOn: "2026-11-30" }, "endsOn"],
  ["for more than a year", { endsOn: "2027-12-02" }, "endsOn"],
  ["without a reason", { reason: "" }, "reason"],
])("a deputy named %s", (_, change, field) => {
  const result = deputyForm({ on: day("2026-11-29") }).safeParse({ ...named, ...change });
  expect(result.success).toBe(field === null);
  if (field) expect(JSON.stringify(result.error?.issues)).toContain(`"${field}"`);
});
