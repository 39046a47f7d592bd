import { Temporal } from "temporal-polyfill";
import type { CalendarDate } from "./calendar-date.ts";

/** The last millisecond of a calendar day in `timeZone` (an IANA name). */
export function endOfDay(date: CalendarDate, timeZone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone);
  return new Date(next.epochMilliseconds - 1);
}
