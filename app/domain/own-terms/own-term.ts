import { rankOf } from "#app/domain/cmmc/rank.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** What a prime asks beyond the rule, by the terms of its own contracts. */
export type OwnTerm = {
  requiredStatus: RequiredStatus;
  from: CalendarDate;
  /** the last day on which it is asked; null: until further notice */
  until: CalendarDate | null;
  /** for which information it is asked; absent: whatever flows */
  information?: readonly Information[];
  reason?: string;
};

/** What is cited for what a prime asks beyond the rule: never a paragraph of it. */
export const OWN_TERMS_CITATION = "The prime's own terms";

/**
 * The own term that asks most on a day.
 *
 * @param required what the rule requires on the day; null: no CMMC status.
 * @returns null when none asks more than the rule.
 */
export function highestOwnTerm<Term extends OwnTerm>(
  terms: readonly Term[],
  { information }: { information: Information },
  required: RequiredStatus | null,
  on: CalendarDate,
): Term | null {
  let highest: Term | null = null;
  for (const term of terms) {
    if (term.from > on || (term.until !== null && term.until < on)) continue;
    if (term.information && !term.information.includes(information)) continue;
    const least = highest?.requiredStatus ?? required;
    if (least === null || rankOf(term.requiredStatus) > rankOf(least)) highest = term;
  }
  return highest;
}
