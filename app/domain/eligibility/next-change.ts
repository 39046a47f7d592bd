import { listTermPeriods } from "#app/domain/contract/terms.ts";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Suspension, suspensions } from "#catalogs/index.ts";
import { listFactDays } from "./fact-days.ts";
import type { DecidedVerdict, EligibilityInput } from "./types.ts";

/**
 * The first day after the one asked about on which anything that was decided may read otherwise: the
 * verdict, what it requires and why, which assessment satisfies it, the notices, or the answer on the
 * prime's own terms. Until then what was decided can be kept, but that a reason may name the day that it
 * was decided for.
 *
 * @returns null when nothing known changes it.
 * @throws never
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
    ...(restsOnFacts(decided) ? listFactDays(input) : []),
    ...suspensions.flatMap((one) => listSuspensionDays(one)),
  ];
  return days.filter((day) => day > asOf).sort()[0] ?? null;
}

/** Also an ineligible verdict does: one more thing that lapses is one more reason. */
function restsOnFacts({ verdict, ownTerms }: DecidedVerdict): boolean {
  return verdict !== "no-requirement" || ownTerms !== null;
}

function listSuspensionDays({ effectiveFrom, effectiveTo }: Suspension): CalendarDate[] {
  return [
    calendarDate(effectiveFrom),
    ...(effectiveTo ? [addDays(calendarDate(effectiveTo), 1)] : []),
  ];
}
