import { calendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { PlanProgress } from "#app/domain/remediation/progress.ts";
import type { remediationShares } from "#db/schema/remediation.ts";

/** How far a plan is, as a row of its shares tells. */
export function progressOf(row: typeof remediationShares.$inferSelect): PlanProgress {
  return {
    openCount: row.openCount,
    doneCount: row.doneCount,
    undatedCount: row.undatedCount,
    nextDueOn: calendarDateOrNull(row.nextDueOn),
    finishOn: calendarDateOrNull(row.finishOn),
    movedOn: calendarDate(row.movedOn),
  };
}
