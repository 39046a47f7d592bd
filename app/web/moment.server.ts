import {
  type CalendarDate,
  calendarDate,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";
import type { Actor } from "#app/platform/db.server.ts";

/** The day a page is asked for: `?asOf=2027-01-01`; today when the address names none. */
export function readAsOf(request: Request, actor: Actor): CalendarDate {
  const asked = new URL(request.url).searchParams.get("asOf") ?? "";
  return isCalendarDate(asked) ? calendarDate(asked) : actor.on;
}
