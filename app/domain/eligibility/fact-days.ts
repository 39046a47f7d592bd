import { currencyRuleOf, lastCurrentDay, lastDayOfAffirmation } from "#app/domain/cmmc/currency.ts";
import { asCounted } from "#app/domain/cmmc/standards-acceptance.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { AssessmentFact, EligibilityInput } from "./types.ts";

/**
 * The days on which something that was stated, or that the prime recorded, begins or ends to count: a
 * status or an affirmation begins and is too old, a status is revoked, compliance changed. Between two of
 * them in a row nothing changes by the facts, whether or not a verdict rests on them.
 *
 * @returns in no particular order; a day may come twice.
 * @throws never
 */
export function listFactDays({
  assessments,
  affirmations,
  shown = [],
}: Pick<EligibilityInput, "assessments" | "affirmations" | "shown">): CalendarDate[] {
  return [
    ...assessments.flatMap(listAssessmentDays),
    ...affirmations.flatMap(({ affirmedOn }) => listAffirmationDays(affirmedOn)),
    ...shown.flatMap(({ assessment, affirmedOn }) => [
      ...listAssessmentDays(assessment),
      ...affirmedOn.flatMap(listAffirmationDays),
    ]),
  ];
}

function listAssessmentDays(assessment: AssessmentFact): CalendarDate[] {
  const { complianceChangedOn, revokedOn } = assessment;
  return [
    ...listStatusDays(assessment),
    ...listStatusDays(asCounted(assessment)),
    ...(complianceChangedOn ? [complianceChangedOn] : []),
    ...(revokedOn ? [revokedOn] : []),
  ];
}

function listStatusDays({ type, status, statusDate }: AssessmentFact): CalendarDate[] {
  const rule = currencyRuleOf(type, status);
  return rule ? [statusDate, addDays(lastCurrentDay(statusDate, rule.notOlderThan), 1)] : [];
}

function listAffirmationDays(affirmedOn: CalendarDate): CalendarDate[] {
  return [affirmedOn, addDays(lastDayOfAffirmation(affirmedOn), 1)];
}
