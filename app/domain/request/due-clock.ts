import {
  type CalendarDate,
  calendarDateOf,
  daysBetween,
} from "#app/domain/kernel/calendar-date.ts";
import { zoneWords } from "#app/domain/kernel/instant.ts";

/** By which clock a due date is counted, for whom it is asked of. */
export type DueClock = {
  /** today, where the prime that asks is: its days are those by which it is in time */
  on: CalendarDate;
  /** whose clock it is, in words; null where it is theirs too, or the day is not so near that it matters */
  zone: string | null;
};

/** On these days before the last one a different midnight may be the one that counts. */
const NEAR_DAYS = 1;

/**
 * The clock of a due date. It is the prime's day wherever it is read, so that nobody is told of a day that
 * is left on which they would be late.
 *
 * @param zones where the days of each end; the prime's null where it is not told, then the reader's counts.
 * @throws never
 */
export function dueClock(
  dueOn: CalendarDate,
  at: Date,
  zones: { own: string | undefined; prime: string | null },
): DueClock {
  const own = zones.own ?? "UTC";
  const prime = zones.prime ?? own;
  const on = calendarDateOf(at, prime);
  const left = daysBetween(on, dueOn);
  const isNear = left >= 0 && left <= NEAR_DAYS;
  return { on, zone: isNear && prime !== own ? zoneWords(prime) : null };
}
