import {
  dayIn,
  daysInMonth,
  fromDayNumber,
  monthIn,
  toDayNumber,
  writeDate,
  yearIn,
} from "./day-number.ts";
import { shiftedTo } from "./zone-offset.ts";

/**
 * A calendar date without a time zone, written `YYYY-MM-DD`. Two of them compare with `<` and `>`
 * as text, which is also how they compare as dates.
 */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

const FORM = /^\d{4}-\d{2}-\d{2}$/;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** What is counted from a date, back or on, is then written with four digits of a year too. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9900;

/** Whether `text` is a date that exists, written `YYYY-MM-DD` (2026-02-29 does not exist). */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!FORM.test(text) || yearIn(text) < FIRST_YEAR || yearIn(text) > LAST_YEAR) return false;
  const day = dayIn(text);
  return day >= 1 && day <= daysInMonth(yearIn(text), monthIn(text));
}

/** Whether `text` is a month of such dates, written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return isCalendarDate(`${text}-01`);
}

/**
 * Read a calendar date.
 *
 * @param text `YYYY-MM-DD`
 * @throws RangeError when the text is not such a date or the day does not exist.
 */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a calendar date: ${text}`);
  return text;
}

/** The same for what may be absent. @throws RangeError when there is text that is no date. */
export function calendarDateOrNull(text: string | null): CalendarDate | null {
  return text === null ? null : calendarDate(text);
}

/** The date `days` calendar days after `date` (before it when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * The same day `years` later. 29 February becomes 28 February in a year without one: an anniversary
 * never falls after the period it closes.
 */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12);
}

/** The same day `months` later, or the last day of that month when it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const count = yearIn(date) * 12 + monthIn(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return writeDate(year, month, Math.min(dayIn(date), daysInMonth(year, month)));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** `24 Nov 2026`: how a date reads on every screen, letter and record. */
export function formatDate(date: CalendarDate): string {
  return `${dayIn(date)} ${MONTHS[monthIn(date) - 1]} ${yearIn(date)}`;
}

/** The calendar date of an instant in `timeZone` (an IANA name, `UTC` when absent). */
export function calendarDateOf(instant: Date, timeZone = "UTC"): CalendarDate {
  const there = timeZone === "UTC" ? instant : shiftedTo(instant, timeZone);
  return there.toISOString().slice(0, 10) as CalendarDate;
}

/** The later of two days. */
export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  if (a > b) return a;
  return b;
}
