import { type CalendarDate, calendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";

const OLDEST_DAYS = 60;

/**
 * How old an edition of the catalogs is on a day, and whether the rule may have moved on since.
 *
 * @param edition the day of the edition, `YYYY-MM-DD`.
 * @returns `isOld` once it is more than 60 days old: texts of this field are revised within weeks.
 * @throws RangeError when the edition is no date.
 */
export function editionAge(edition: string, on: CalendarDate): { days: number; isOld: boolean } {
  const days = daysBetween(calendarDate(edition), on);
  return { days, isOld: days > OLDEST_DAYS };
}
