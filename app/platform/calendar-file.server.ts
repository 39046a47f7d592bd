import ical, { ICalEventTransparency } from "ical-generator";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** A day as a calendar shows it. */
export type CalendarEntry = {
  /** the same for the same thing at each reading */
  uid: string;
  on: CalendarDate;
  summary: string;
  description: string;
  url: string;
};

const READ_AGAIN_SECONDS = 6 * 3600;

/**
 * Whole days as an iCalendar file (RFC 5545). They take up no time: nobody is busy because something
 * ends.
 *
 * @param entries.stampedAt the instant at which it was read.
 */
export function writeCalendarFile(
  name: string,
  entries: readonly CalendarEntry[],
  stampedAt: Date,
): string {
  const calendar = ical({
    name: onOneLine(name),
    prodId: { company: "Flowdown", product: "Expirations", language: "EN" },
    ttl: READ_AGAIN_SECONDS,
  });
  for (const { uid, on, summary, description, url } of entries) {
    calendar.createEvent({
      id: uid,
      start: dayOf(on),
      allDay: true,
      stamp: stampedAt,
      summary,
      description,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** The library writes the name of a calendar as it stands: a line break in it would begin another property. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ");
}

/** The library writes an all-day event by the UTC day of its instant. */
function dayOf(on: CalendarDate): Date {
  return new Date(`${on}T00:00:00Z`);
}
