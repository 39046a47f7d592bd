import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { toDayNumber } from "#app/domain/kernel/day-number.ts";

/** The days on which a prime sends no reminders. */
export type QuietDays = { weekends: boolean; days: readonly CalendarDate[] };

export const DEFAULT_QUIET: QuietDays = { weekends: true, days: [] };

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

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

function isWeekend(day: CalendarDate): boolean {
  const weekday = (((toDayNumber(day) - toDayNumber(EPOCH) + FIRST_WEEKDAY) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

const EPOCH = "1970-01-01" as CalendarDate;
