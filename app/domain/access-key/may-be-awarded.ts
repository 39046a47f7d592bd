import type { Verdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/**
 * Whether a kept verdict supports an award on a day. A program acts on the answer without looking
 * further, so what is not known, or was decided for days that are over, supports none.
 *
 * @param kept null while nobody answered what information flows; `holdsUntil` null: it never changes.
 * @throws never
 */
export function mayBeAwarded(
  kept: { verdict: Verdict; holdsUntil: CalendarDate | null } | null,
  on: CalendarDate,
): boolean {
  if (kept === null || kept.verdict === "ineligible") return false;
  return kept.holdsUntil === null || kept.holdsUntil >= on;
}
