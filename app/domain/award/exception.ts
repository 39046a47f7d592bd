import type { EligibilityVerdict, ReasonCode } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";

/** The most days that one exception names: a longer one would be a waiver of the rule. */
export const MOST_EXCEPTION_DAYS = 90;

/** Where an exception stands, on a day. */
export const EXCEPTION_STATES = [
  "waiting",
  "approved",
  "used",
  "refused",
  "withdrawn",
  "expired",
] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** What an exception was asked for and what became of it, as far as its state follows from it. */
export type ExceptionCourse = {
  /** the last day on which it allows an award */
  awardUntil: CalendarDate;
  decision: { outcome: "approved" | "refused" } | null;
  isWithdrawn: boolean;
  /** an award that stands rests on it */
  isUsed: boolean;
};

/**
 * Where an exception stands on a day: nobody sets it, it follows from what was said to it.
 *
 * @param on an exception that was not used by its last day is over on the day after.
 */
export function exceptionStateOf(course: ExceptionCourse, on: CalendarDate): ExceptionState {
  if (course.isUsed) return "used";
  if (course.isWithdrawn) return "withdrawn";
  if (course.decision?.outcome === "refused") return "refused";
  if (course.awardUntil < on) return "expired";
  return course.decision ? "approved" : "waiting";
}

/** What an approver allowed: an award on these days, against this verdict. */
export type Allowance = {
  from: CalendarDate;
  until: CalendarDate;
  verdict: EligibilityVerdict;
};

/** Why an allowance does not cover an award. */
export type NotCovered = { reason: "other-day" } | { reason: "worse"; further: ReasonCode[] };

/**
 * Whether an allowance covers an award: its day is one of those named, the requirement is the one
 * that was seen, and no reason stands against the award that the approver did not see.
 *
 * @returns null when it does; otherwise why it does not, with the reasons that nobody allowed.
 */
export function whyNotCovered(
  { from, until, verdict }: Allowance,
  award: { on: CalendarDate; verdict: EligibilityVerdict },
): NotCovered | null {
  if (award.on < from || award.on > until) return { reason: "other-day" };
  const seen = codesOf(verdict);
  const further = codesOf(award.verdict).filter((code) => !seen.includes(code));
  const isSameRequirement = award.verdict.required === verdict.required;
  return further.length === 0 && isSameRequirement ? null : { reason: "worse", further };
}

/** The codes of the reasons of a verdict, each once. */
export function codesOf({ reasons }: EligibilityVerdict): ReasonCode[] {
  return [...new Set(reasons.map(({ code }) => code))];
}

/** Whether the days named are days that one exception can name, seen from the day it is asked. */
export function refusalOfDays(
  { awardOn, awardUntil }: { awardOn: CalendarDate; awardUntil: CalendarDate },
  today: CalendarDate,
): "ends-before-it-begins" | "over-already" | "too-long" | null {
  if (awardUntil < awardOn) return "ends-before-it-begins";
  if (awardUntil < today) return "over-already";
  return daysBetween(awardOn, awardUntil) >= MOST_EXCEPTION_DAYS ? "too-long" : null;
}
