import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { toDayNumber } from "#app/domain/kernel/day-number.ts";
import { isoInZone } from "#app/domain/kernel/instant.ts";

/** The days on which a prime sends no reminders. */
export type QuietDays = { weekends: boolean; days: readonly CalendarDate[] };

export const DEFAULT_QUIET: QuietDays = { weekends: true, days: [] };

/** Nobody is written to by night: from this hour on. */
const FROM_HOUR = 7;

/** Whether the morning has come on a clock, and people may be written to by themselves. */
export function isWakingHour(at: Date, timeZone: string): boolean {
  return Number(isoInZone(at, timeZone).slice(11, 13)) >= FROM_HOUR;
}

/** Whether no reminder goes out on a day. */
export function isQuiet(day: CalendarDate, quiet: QuietDays): boolean {
  return (quiet.weekends && isWeekend(day)) || quiet.days.includes(day);
}

/** The first day from `day` on, itself included, on which reminders go out. */
export function nextWorkingDay(day: CalendarDate, quiet: QuietDays): CalendarDate {
  let next = day;
  while (isQuiet(next, quiet)) next = addDays(next, 1);
  return next;
}

/** The last day up to `day`, itself included, on which reminders go out. */
export function lastWorkingDay(day: CalendarDate, quiet: QuietDays): CalendarDate {
  let last = day;
  while (isQuiet(last, quiet)) last = addDays(last, -1);
  return last;
}

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

function isWeekend(day: CalendarDate): boolean {
  const weekday = (((toDayNumber(day) - toDayNumber(EPOCH) + FIRST_WEEKDAY) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

const EPOCH = "1970-01-01" as CalendarDate;
