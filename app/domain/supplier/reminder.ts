import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";

export type ReminderProblem = "answered" | "reminded-today";

/**
 * Why nobody should be reminded of a request now; null when a reminder is in order.
 *
 * @param request.corrections how many facts were sent back and wait for a correction.
 * @param timeZone where the prime's days end; UTC when absent.
 */
export function findReminderProblem(
  request: { submittedAt: Date | null; remindedAt: Date | null; corrections: number },
  at: Date,
  timeZone?: string,
): ReminderProblem | null {
  if (request.submittedAt && request.corrections === 0) return "answered";
  const isToday =
    request.remindedAt &&
    calendarDateOf(request.remindedAt, timeZone) === calendarDateOf(at, timeZone);
  return isToday ? "reminded-today" : null;
}
