import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Phase, phases } from "#catalogs/index.ts";

/**
 * The phase in force on a day; null before the first one. A phase is no deadline for a contractor:
 * the requirement bites when a solicitation, contract, option or flowdown carries it.
 *
 * @see 32 CFR 170.3(e)
 */
export function phaseOn(on: CalendarDate): Phase | null {
  return phases.findLast((phase) => phase.effectiveFrom <= on) ?? null;
}
