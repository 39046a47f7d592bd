import type { DatedTerms } from "#app/domain/contract/terms.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { decideEligibility } from "./decide.ts";
import type { DecidedVerdict, EligibilityInput } from "./types.ts";

/** What other terms of a contract do to one of its subcontracts on a day. */
export type TermsEffect = {
  before: DecidedVerdict;
  after: DecidedVerdict;
  /** whether the verdict, the required status or the answer on the prime's own terms is another */
  isChanged: boolean;
};

/**
 * Compare the verdict on a subcontract under its contract's terms with the one under other terms.
 *
 * @param on the day that is decided, for both.
 */
export function effectOfTerms(
  input: EligibilityInput,
  otherTerms: DatedTerms,
  on: CalendarDate,
): TermsEffect {
  const before = decideEligibility({ ...input, asOf: on });
  const after = decideEligibility({ ...input, contract: otherTerms, asOf: on });
  return { before, after, isChanged: keyOf(before) !== keyOf(after) };
}

function keyOf({ verdict, required, ownTerms }: DecidedVerdict): string {
  return [verdict, required, ownTerms?.required, ownTerms?.verdict].join("|");
}
