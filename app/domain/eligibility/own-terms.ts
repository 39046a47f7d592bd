import { listTermPeriods, termsOn } from "#app/domain/contract/terms.ts";
import { decideRequirement } from "#app/domain/flowdown/requirement.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { highestOwnTerm, OWN_TERMS_CITATION } from "#app/domain/own-terms/own-term.ts";
import { decideAmong } from "./among-candidates.ts";
import { listCmmcCandidates } from "./candidate.ts";
import { lastDayOfSame } from "./last-day-of-same.ts";
import type { EligibilityInput, OwnTermsVerdict } from "./types.ts";

type Answer = Omit<OwnTermsVerdict, "holdsUntil"> & { holdsUntil: CalendarDate | null };

/**
 * Whether what a prime asks beyond the rule is met on a day: the highest of its own terms that
 * applies on the day and asks more than the rule does. It never changes the verdict on the rule.
 *
 * @returns null where nothing more is asked on the day.
 * @throws never
 */
export function decideOwnTerms(input: EligibilityInput): OwnTermsVerdict | null {
  if (!input.ownTerms || input.ownTerms.length === 0) return null;
  const answer = answerOn(input, input.asOf);
  if (!answer) return null;
  const holdsUntil = lastDayOfSame(input.asOf, listChanges(input), (day) => {
    const then = day === input.asOf ? answer : answerOn(input, day);
    if (!then) return { key: "", holdsUntil: null };
    return { key: `${then.required} ${then.verdict}`, holdsUntil: then.holdsUntil };
  });
  return { ...answer, holdsUntil };
}

function answerOn(input: EligibilityInput, day: CalendarDate): Answer | null {
  const { subcontract, ownTerms = [] } = input;
  const contract = termsOn(input.contract, day);
  const { required } = decideRequirement({ contract, subcontract });
  const term = highestOwnTerm(ownTerms, subcontract, required, day);
  if (!term) return null;
  const asked = { ...input, asOf: day };
  const { isMet, holdsUntil, reasons } = decideAmong(
    (given) => listCmmcCandidates(given, term.requiredStatus),
    asked,
    {
      required: term.requiredStatus,
      citation: OWN_TERMS_CITATION,
      why: term.reason ?? `The prime asks for ${term.requiredStatus} by its own terms.`,
      nothingShown: {
        citation: OWN_TERMS_CITATION,
        text: `No attested assessment with a CMMC status was shown; the prime asks for ${term.requiredStatus} by its own terms.`,
      },
    },
  );
  return {
    required: term.requiredStatus,
    verdict: isMet ? "met" : "not-met",
    holdsUntil,
    reasons,
  };
}

/** The later days on which another own term, or other terms of the contract, may decide. */
function listChanges(input: EligibilityInput): CalendarDate[] {
  const { asOf, contract, ownTerms = [] } = input;
  const modified = listTermPeriods(contract, asOf).slice(1);
  const days = [
    ...modified.map(({ from }) => from),
    ...ownTerms.map(({ from }) => from),
    ...ownTerms.flatMap(({ until }) => (until === null ? [] : [addDays(until, 1)])),
  ];
  return [...new Set(days)].filter((day) => day > asOf).sort();
}
