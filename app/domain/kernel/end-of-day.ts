import { addDays, type CalendarDate } from "./calendar-date.ts";

/** The last millisecond of a day in `timeZone` (an IANA name). */
export function endOfDayIn(day: CalendarDate, timeZone: string): Date {
  const midnight = Date.parse(`${addDays(day, 1)}T00:00:00Z`);
  // The offset of the guess may be another one than that of midnight, at a change of the clocks.
  const guess = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(guess, timeZone) - 1);
}

/** How far the clocks of a time zone are before UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", hourCycle: "h23" },
    ...{ year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const clock = [part("hour"), part("minute"), part("second")] as const;
  return Date.UTC(part("year"), part("month") - 1, part("day"), ...clock) - instant;
}
