import { currencyRuleOf, isCurrent } from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/**
 * The NIST SP 800-171 DoD Assessment that shows what must be shown beside a CMMC status.
 *
 * @param accepted the supplier's facts that the prime accepted and that nothing corrected since.
 * @param endings that assessments stopped counting, as the prime learned it.
 * @returns the one that counts longest; null where none counts on `on`.
 * @throws never
 * @see DFARS 252.204-7020(g)(2)
 */
export function findShownBeside(
  accepted: readonly Fact[],
  on: CalendarDate,
  endings: readonly { assessmentLineageId: string; endedOn: CalendarDate }[] = [],
): FactOf<"assessment"> | null {
  const ended = new Set(
    endings.filter(({ endedOn }) => endedOn <= on).map((one) => one.assessmentLineageId),
  );
  const counting = accepted.filter(
    (fact): fact is FactOf<"assessment"> => counts(fact, on) && !ended.has(fact.lineageId),
  );
  return counting.reduce<FactOf<"assessment"> | null>(
    (best, fact) => (best && best.content.statusDate >= fact.content.statusDate ? best : fact),
    null,
  );
}

function counts(fact: Fact, on: CalendarDate): boolean {
  if (fact.kind !== "assessment" || isCmmcAssessment(fact.content.type)) return false;
  const { complianceChangedOn, revokedOn } = fact.content;
  if (hasBegun(complianceChangedOn, on) || hasBegun(revokedOn, on)) return false;
  const rule = currencyRuleOf(fact.content.type, null);
  return rule !== null && isCurrent(fact.content.statusDate, rule.notOlderThan, on);
}

function hasBegun(day: CalendarDate | undefined, on: CalendarDate): boolean {
  return day !== undefined && day <= on;
}
