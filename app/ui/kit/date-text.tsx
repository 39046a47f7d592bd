import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { formatInstant, isoInZone } from "#app/domain/kernel/instant.ts";
import { useTimeZone } from "./clock.tsx";

/** A calendar date: `24 Nov 2026`. */
export function DateText({ on }: { on: string }) {
  return (
    <time className="date-text" dateTime={on}>
      {formatDate(calendarDate(on))}
    </time>
  );
}

/**
 * An instant to the minute, on the clock of the page: `24 Nov 2026, 14:05`. Where the page belongs to
 * no organization it is told in Coordinated Universal Time: `24 Nov 2026, 14:05 UTC`.
 */
export function InstantText({ at }: { at: string | Date }) {
  const timeZone = useTimeZone();
  const instant = new Date(at);
  return (
    <time className="date-text" dateTime={isoInZone(instant, timeZone ?? "UTC")}>
      {formatInstant(instant, timeZone ?? "UTC")}
      {timeZone === null && " UTC"}
    </time>
  );
}
