import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

/** `24 Nov 2026` for the `2026-11-24` of a letter's facts. */
export function formatDay(day: string): string {
  return formatDate(calendarDate(day));
}
