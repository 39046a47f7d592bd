import { Temporal } from "temporal-polyfill";

/**
 * A calendar date without a time zone, written `YYYY-MM-DD`. Two of them compare with `<` and `>`
 * as text, which is also how they compare as dates.
 */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

const FORM = /^\d{4}-\d{2}-\d{2}$/;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Whether `text` is a date that exists, written `YYYY-MM-DD` (2026-02-29 does not exist). */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!FORM.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
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

/** The date `days` calendar days after `date` (before it when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate;
}

/**
 * The same day `years` later. 29 February becomes 28 February in a year without one: an anniversary
 * never falls after the period it closes.
 */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ years }).toString() as CalendarDate;
}

/** The same day `months` later, or the last day of that month when it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as CalendarDate;
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** `24 Nov 2026`: how a date reads on every screen, letter and record. */
export function formatDate(date: CalendarDate): string {
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The calendar date of an instant in `timeZone` (an IANA name, `UTC` when absent). */
export function calendarDateOf(instant: Date, timeZone = "UTC"): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as CalendarDate;
}
