import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

/** A calendar date: `24 Nov 2026`. */
export function DateText({ on }: { on: string }) {
  return (
    <time className="date-text" dateTime={on}>
      {formatDate(calendarDate(on))}
    </time>
  );
}

/** An instant to the minute, in Coordinated Universal Time: `24 Nov 2026, 14:05 UTC`. */
export function InstantText({ at }: { at: string | Date }) {
  const iso = (typeof at === "string" ? new Date(at) : at).toISOString();
  const day = formatDate(calendarDate(iso.slice(0, 10)));
  return (
    <time className="date-text" dateTime={iso}>
      {day}, {iso.slice(11, 16)} UTC
    </time>
  );
}
