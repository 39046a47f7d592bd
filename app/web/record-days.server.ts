import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readMoment } from "#app/domain/moment/moment.ts";
import { requireMoment } from "./moment-address.server.ts";

/**
 * The two days that a new record is asked for, as the page before showed them; `knownOn` is empty
 * where all that is known now counts.
 *
 * @throws 400 when the address names a day that cannot be shown.
 */
export function readRecordDays(
  request: Request,
  today: CalendarDate,
): { asOf: string; knownOn: string } {
  const { asOf, knownOn } = readMoment(requireMoment(request, today), today);
  return { asOf, knownOn: knownOn === today ? "" : knownOn };
}
