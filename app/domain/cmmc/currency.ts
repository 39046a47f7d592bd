import { addDays, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  dayIn,
  dayNumberOf,
  daysInMonth,
  monthIn,
  toDayNumber,
  yearIn,
} from "#app/domain/kernel/day-number.ts";
import { type Age, affirmationRule, type CurrencyRule, currencyRules } from "#catalogs/index.ts";
import { ASSESSMENT_TYPES, type AssessmentType, type StatusKind } from "./vocabulary.ts";

const RULES = Object.fromEntries(
  ASSESSMENT_TYPES.map((type) => [type, currencyRules.filter((rule) => rule.types.includes(type))]),
);

/**
 * The rule that says how long a status counts.
 *
 * @param status null for a NIST SP 800-171 DoD Assessment.
 * @returns null where no such status exists (Conditional Level 1, a CMMC assessment without one).
 */
export function currencyRuleOf(
  type: AssessmentType,
  status: StatusKind | null,
): CurrencyRule | null {
  const rules = RULES[type] ?? [];
  return rules.find((rule) => rule.status === null || rule.status === status) ?? null;
}

/**
 * The last day on which something dated `date` is "not older than" `age`: the 180th day, the
 * anniversary itself. One day later it is too old.
 *
 * @see DFARS 252.204-7021(a)
 */
export function lastCurrentDay(date: CalendarDate, age: Age): CalendarDate {
  return "days" in age ? addDays(date, age.days) : addYears(date, age.years);
}

/** `lastCurrentDay` in day numbers, for verdicts by the hundred thousand. */
export function lastCurrentDayNumber(date: CalendarDate, age: Age): number {
  if ("days" in age) return toDayNumber(date) + age.days;
  const year = yearIn(date) + age.years;
  const month = monthIn(date);
  return dayNumberOf(year, month, Math.min(dayIn(date), daysInMonth(year, month)));
}

/** Whether something dated `date` counts on `on`: neither in the future nor older than `age`. */
export function isCurrent(date: CalendarDate, age: Age, on: CalendarDate): boolean {
  return date <= on && on <= lastCurrentDay(date, age);
}

/**
 * The last day on which a status counts by its own age.
 *
 * @returns null where no such status exists.
 */
export function lastDayOfStatus(
  type: AssessmentType,
  status: StatusKind | null,
  statusDate: CalendarDate,
): CalendarDate | null {
  const rule = currencyRuleOf(type, status);
  return rule && lastCurrentDay(statusDate, rule.notOlderThan);
}

/** The last day on which an affirmation counts. @see DFARS 252.204-7021(a); 32 CFR 170.22 */
export function lastDayOfAffirmation(affirmedOn: CalendarDate): CalendarDate {
  return lastCurrentDay(affirmedOn, affirmationRule.notOlderThan);
}
