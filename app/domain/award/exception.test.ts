import { expect, test } from "vitest";
import type { EligibilityVerdict, ReasonCode } from "#app/domain/eligibility/types.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type ExceptionCourse,
  exceptionStateOf,
  MOST_EXCEPTION_DAYS,
  refusalOfDays,
  whyNotCovered,
} from "./exception.ts";

const on = calendarDate;

const against = (...codes: ReasonCode[]): EligibilityVerdict => ({
  verdict: "ineligible",
  required: "Level 2 (C3PAO)",
  citation: "",
  satisfiedBy: null,
  holdsUntil: null,
  reasons: codes.map((code) => ({ code, citation: "", text: "" })),
});

const allowed = {
  from: on("2026-11-24"),
  until: on("2026-11-27"),
  verdict: against("affirmation-overdue", "cage-not-covered"),
};

test.each([
  ["the first day named", "2026-11-24", against("affirmation-overdue", "cage-not-covered"), null],
  ["the last day named", "2026-11-27", against("affirmation-overdue", "cage-not-covered"), null],
  ["the day before", "2026-11-23", against("cage-not-covered"), { reason: "other-day" }],
  ["the day after", "2026-11-28", against("cage-not-covered"), { reason: "other-day" }],
  ["a better verdict", "2026-11-25", against("cage-not-covered"), null],
  [
    "a further reason",
    "2026-11-25",
    against("affirmation-overdue", "status-expired"),
    { reason: "worse", further: ["status-expired"] },
  ],
  [
    "a higher requirement for the same reasons",
    "2026-11-25",
    { ...against("cage-not-covered"), required: "Level 3 (DIBCAC)" as const },
    { reason: "worse", further: [] },
  ],
])("an exception and an award on %s", (_, day, verdict, expected) => {
  expect(whyNotCovered(allowed, { on: on(day), verdict })).toEqual(expected);
});

const waiting: ExceptionCourse = {
  awardUntil: on("2026-11-27"),
  decision: null,
  isWithdrawn: false,
  isUsed: false,
};
const approved = { outcome: "approved" } as const;

test.each<[string, Partial<ExceptionCourse>, string, string]>([
  ["nothing was said to it", {}, "2026-11-27", "waiting"],
  ["nobody decided it in time", {}, "2026-11-28", "expired"],
  ["it was approved", { decision: approved }, "2026-11-27", "approved"],
  ["it was approved and its days are over", { decision: approved }, "2026-11-28", "expired"],
  ["it was refused", { decision: { outcome: "refused" } }, "2026-12-24", "refused"],
  [
    "an approval was withdrawn",
    { decision: approved, isWithdrawn: true },
    "2026-11-25",
    "withdrawn",
  ],
  ["a request was withdrawn", { isWithdrawn: true }, "2026-12-24", "withdrawn"],
  ["an award rests on it", { decision: approved, isUsed: true }, "2026-12-24", "used"],
])("when %s", (_, change, day, state) => {
  expect(exceptionStateOf({ ...waiting, ...change }, on(day))).toBe(state);
});

const today = on("2026-11-24");

test.each([
  ["2026-11-24", "2026-11-24", null],
  ["2026-11-20", "2026-11-24", null],
  ["2026-11-24", "2026-11-23", "ends-before-it-begins"],
  ["2026-11-20", "2026-11-23", "over-already"],
  ["2026-11-24", addDays(today, MOST_EXCEPTION_DAYS - 1), null],
  ["2026-11-24", addDays(today, MOST_EXCEPTION_DAYS), "too-long"],
])("an exception for awards from %s until %s asked on 24 Nov 2026: %s", (from, until, refusal) => {
  expect(refusalOfDays({ awardOn: on(from), awardUntil: on(until) }, today)).toBe(refusal);
});
