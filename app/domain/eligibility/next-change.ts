import { listTermPeriods } from "#app/domain/contract/terms.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { DecidedVerdict, EligibilityInput } from "./types.ts";

/**
 * The first day after the one asked about on which anything that was decided may read otherwise: the
 * verdict, what it requires, or the answer on the prime's own terms. Until then what was decided can
 * be kept.
 *
 * @returns null when nothing known changes it.
 */
export function nextChangeOf(
  input: EligibilityInput,
  decided: DecidedVerdict,
): CalendarDate | null {
  const { asOf, contract, ownTerms = [] } = input;
  const dayAfter = (day: CalendarDate | null | undefined) => (day ? [addDays(day, 1)] : []);
  const days = [
    ...dayAfter(decided.holdsUntil),
    ...dayAfter(decided.ownTerms?.holdsUntil),
    ...listTermPeriods(contract, asOf)
      .slice(1)
      .map(({ from }) => from),
    ...ownTerms.map(({ from }) => from),
    ...ownTerms.flatMap(({ until }) => dayAfter(until)),
  ];
  return days.filter((day) => day > asOf).sort()[0] ?? null;
}
