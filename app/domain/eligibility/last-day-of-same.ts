import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** What is decided for a day as if nothing began or ended later but the facts. */
export type DayAnswer = {
  /** equal for two answers that a reader would call the same */
  key: string;
  /** last day of the same answer by the facts alone; null: it never changes */
  holdsUntil: CalendarDate | null;
};

/**
 * The last day on which an answer stays the same, where the question itself changes on known days:
 * a modification takes effect, a prime's own term begins or ends.
 *
 * @param from the day asked about.
 * @param changes the later days on which the question changes, in order.
 * @param answerOn decides a day by the question of that day.
 * @returns null when it never changes.
 */
export function lastDayOfSame(
  from: CalendarDate,
  changes: readonly CalendarDate[],
  answerOn: (day: CalendarDate) => DayAnswer,
): CalendarDate | null {
  const { key, holdsUntil } = answerOn(from);
  let last = holdsUntil;
  for (const change of changes) {
    const dayBefore = addDays(change, -1);
    if (last !== null && last < dayBefore) return last;
    const next = answerOn(change);
    if (next.key !== key) return dayBefore;
    last = next.holdsUntil;
  }
  return last;
}
