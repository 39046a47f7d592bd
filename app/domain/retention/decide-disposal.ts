import { addDays, type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { Retention } from "./retained-until.ts";

/** Whether a file may be disposed of. */
export type DisposalVerdict =
  | { may: true; why: string }
  | { may: false; reason: "held" | "not-yet"; why: string };

/**
 * Decide whether a file may be disposed of on a day: it must have been kept to the end, and no
 * legal hold may keep it. A hold counts whatever the age.
 *
 * @param holds those that keep the file, each with why it was placed.
 */
export function decideDisposal(
  retention: Retention,
  holds: readonly { reason: string }[],
  on: CalendarDate,
): DisposalVerdict {
  const [hold] = holds;
  if (hold) return { may: false, reason: "held", why: `Under legal hold: ${hold.reason}` };
  if (retention.until >= on)
    return {
      may: false,
      reason: "not-yet",
      why: `It may be disposed of from ${formatDate(addDays(retention.until, 1))} on. ${retention.why}`,
    };
  return {
    may: true,
    why: `${retention.why} That ended on ${formatDate(retention.until)}, and no legal hold keeps it.`,
  };
}
