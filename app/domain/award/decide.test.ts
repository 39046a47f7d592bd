import { expect, test } from "vitest";
import type { EligibilityVerdict, ReasonCode, Verdict } from "#app/domain/eligibility/types.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type AwardGround,
  type AwardInput,
  DAYS_TO_RECORD,
  decideAward,
  type StandingException,
} from "./decide.ts";

const decided = (verdict: Verdict, ...codes: ReasonCode[]): EligibilityVerdict => ({
  verdict,
  required: verdict === "no-requirement" ? null : "Level 2 (C3PAO)",
  citation: "",
  satisfiedBy: null,
  holdsUntil: null,
  reasons: codes.map((code) => ({ code, citation: "", text: "" })),
});
const eligible = decided("eligible", "met");
const exempt = decided("no-requirement", "no-fci-or-cui");
const ineligible = decided("ineligible", "affirmation-overdue");
const worse = decided("ineligible", "affirmation-overdue", "cage-not-covered");

const day = calendarDate("2026-11-24");
const approved: StandingException = { id: "e1", from: day, until: day, verdict: ineligible };

type Case = [
  what: string,
  days: number,
  onAwardDay: EligibilityVerdict,
  onRecordingDay: EligibilityVerdict,
  exceptions: StandingException[],
  ground: AwardGround,
];

const supported = {
  ok: true,
  isSupported: true,
  exceptionId: null,
  isRecordedLate: false,
  isLapsedSince: false,
} as const;
const byException = { ...supported, isSupported: false, exceptionId: "e1" };
const not = (reason: "in-the-future" | "not-supported" | "not-covered"): AwardGround => ({
  ok: false,
  reason,
});
const last = DAYS_TO_RECORD;
const late = DAYS_TO_RECORD + 1;

test.each<Case>([
  ["on its day", 0, eligible, eligible, [], supported],
  ["on its day, without a requirement", 0, exempt, exempt, [], supported],
  ["on the last day in time", last, eligible, eligible, [], supported],
  ["a day later", late, eligible, eligible, [], { ...supported, isRecordedLate: true }],
  [
    "in time, when the facts support it no more",
    last,
    eligible,
    ineligible,
    [],
    { ...supported, isLapsedSince: true },
  ],
  [
    "late, when the facts support it no more",
    late,
    eligible,
    ineligible,
    [],
    { ...supported, isRecordedLate: true, isLapsedSince: true },
  ],
  ["when its own day was not supported", 0, ineligible, ineligible, [], not("not-supported")],
  ["when only today is supported", 1, ineligible, eligible, [], not("not-supported")],
  ["on a day to come", -1, eligible, eligible, [], not("in-the-future")],
  ["by exception", 0, ineligible, ineligible, [approved], byException],
  [
    "by exception, late",
    late,
    ineligible,
    worse,
    [approved],
    { ...byException, isRecordedLate: true },
  ],
  ["by exception, when today is worse", 1, ineligible, worse, [approved], byException],
  ["against more than was allowed", 0, worse, worse, [approved], not("not-covered")],
  [
    "by an exception for another day",
    0,
    ineligible,
    ineligible,
    [{ ...approved, from: addDays(day, 1), until: addDays(day, 1) }],
    not("not-covered"),
  ],
  [
    "by the one of two exceptions that covers it",
    0,
    worse,
    worse,
    [approved, { ...approved, id: "e0", verdict: worse }],
    { ...byException, exceptionId: "e0" },
  ],
  ["supported, beside an exception", 0, eligible, eligible, [approved], supported],
])("recorded %s", (_, days, onAwardDay, onRecordingDay, exceptions, ground) => {
  const input: AwardInput = {
    awardedOn: day,
    recordedOn: addDays(day, days),
    onAwardDay,
    onRecordingDay,
    exceptions,
  };
  expect(decideAward(input)).toEqual(ground);
});
