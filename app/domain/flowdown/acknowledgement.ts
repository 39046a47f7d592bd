import type { Fact } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/**
 * The day on which the supplier accepted a flowdown; null while it has not.
 *
 * @param facts of the supplier, newest first.
 */
export function acknowledgedOn(flowdownId: string, facts: readonly Fact[]): CalendarDate | null {
  for (const fact of facts)
    if (fact.kind === "acknowledgement" && fact.content.flowdownId === flowdownId)
      return fact.content.acknowledgedOn;
  return null;
}
