import { listTermPeriods, type TermPeriod } from "#app/domain/contract/terms.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { lastDayOfSame } from "./last-day-of-same.ts";
import { listNotices } from "./notices.ts";
import { decideOwnTerms } from "./own-terms.ts";
import type { DecidedVerdict, EligibilityInput, RuleVerdict } from "./types.ts";
import { decideUnderTerms } from "./under-terms.ts";

/**
 * Whether a subcontractor may be awarded a subcontract on a day, why, and until when that holds;
 * and beside it whether what the prime asks by its own terms is met.
 *
 * Statements dated after `asOf` do not count yet; the contract's terms are those of the day. The
 * verdict is the same on every day from `asOf` to `holdsUntil`, and another one on the day after,
 * known modifications included.
 *
 * @returns eligible with the assessment that satisfies longest; ineligible with everything that
 *   blocks the assessment nearest to satisfying; or no-requirement with every ground for it.
 * @throws never
 * @see 32 CFR 170.23; DFARS 252.204-7021(a) and (f)(2); DFARS 252.204-7020(g)(2)
 */
export function decideEligibility(input: EligibilityInput): DecidedVerdict {
  const periods = listTermPeriods(input.contract, input.asOf);
  const verdict = decideUnderTerms(input, termsOf(periods, input.asOf));
  return {
    verdict: verdict.verdict,
    required: verdict.required,
    citation: verdict.citation,
    satisfiedBy: verdict.satisfiedBy,
    holdsUntil: periods.length === 1 ? verdict.holdsUntil : holdsUntil(input, periods, verdict),
    reasons: verdict.reasons,
    notices: listNotices(input),
    ownTerms: decideOwnTerms(input),
  };
}

function holdsUntil(
  input: EligibilityInput,
  periods: readonly TermPeriod[],
  now: RuleVerdict,
): CalendarDate | null {
  const changes = periods.slice(1).map(({ from }) => from);
  return lastDayOfSame(input.asOf, changes, (day) => {
    const verdict =
      day === input.asOf ? now : decideUnderTerms({ ...input, asOf: day }, termsOf(periods, day));
    return { key: verdict.verdict, holdsUntil: verdict.holdsUntil };
  });
}

/** The terms in force on a day that one of the periods begins with. */
function termsOf(periods: readonly TermPeriod[], day: CalendarDate): TermPeriod["terms"] {
  const period = periods.findLast(({ from }) => from <= day);
  if (!period) throw new RangeError(`no terms on ${day}`);
  return period.terms;
}
