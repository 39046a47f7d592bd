import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
} from "#app/domain/kernel/calendar-date.ts";

/** More columns than this would not be read. */
const MOST_DAYS = 26;

/**
 * The days on which the states are counted for the picture: today, the last day of each month until
 * the day asked about, and that day. Of a long time every second, third month and so on.
 *
 * @returns ascending, each once, 26 at most.
 */
export function listOutlookDays(today: CalendarDate, on: CalendarDate): CalendarDate[] {
  const months: CalendarDate[] = [];
  const first = calendarDate(`${today.slice(0, 7)}-01`);
  for (let count = 1; ; count += 1) {
    const last = addDays(addMonths(first, count), -1);
    if (last >= on) break;
    if (last > today) months.push(last);
  }
  const step = Math.max(1, Math.ceil(months.length / (MOST_DAYS - 2)));
  // Counted back from the day asked about, so that the last ones stand close to it.
  const shown = months.filter((_, index) => (months.length - 1 - index) % step === 0);
  return on === today ? [today] : [today, ...shown, on];
}
