import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";

/**
 * How many days an answer is late: 0 while it is not due, and as long as nobody at the supplier was
 * told that it is asked for.
 *
 * @param request.dueOn the latest day that was told
 * @param request.isTold whether somebody there reads what is asked, or was invited to since
 */
export function daysLate(
  { dueOn, isTold }: { dueOn: CalendarDate; isTold: boolean },
  on: CalendarDate,
): number {
  return isTold ? Math.max(0, daysBetween(dueOn, on)) : 0;
}
