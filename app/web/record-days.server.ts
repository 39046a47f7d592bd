import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readMoment } from "#app/domain/moment/moment.ts";

/**
 * The two days that a new record is asked for, as the page before showed them; `knownOn` is empty
 * where all that is known now counts.
 */
export function readRecordDays(
  request: Request,
  today: CalendarDate,
): { asOf: string; knownOn: string } {
  const { asOf, knownOn } = readMoment(new URL(request.url).searchParams, today);
  return { asOf, knownOn: knownOn === today ? "" : knownOn };
}
