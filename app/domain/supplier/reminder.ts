import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";

export type ReminderProblem = "answered" | "reminded-today";

/** Why nobody should be reminded of a request now; null when a reminder is in order. */
export function findReminderProblem(
  request: { submittedAt: Date | null; remindedAt: Date | null },
  at: Date,
): ReminderProblem | null {
  if (request.submittedAt) return "answered";
  const isToday = request.remindedAt && calendarDateOf(request.remindedAt) === calendarDateOf(at);
  return isToday ? "reminded-today" : null;
}
