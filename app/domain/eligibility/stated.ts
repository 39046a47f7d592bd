import {
  ASSESSMENT_TYPES,
  type RequiredStatus,
  STATUS_KINDS,
} from "#app/domain/cmmc/vocabulary.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import { decideEligibility } from "./decide.ts";
import type { AssessmentFact, EligibilityInput } from "./types.ts";

/** An assessment from the words in which it is spoken of: "Final Level 2 (Self) of 2026-05-24". */
export function assessment(words: string, facts: Partial<AssessmentFact> = {}): AssessmentFact {
  const type = ASSESSMENT_TYPES.find((one) => words.includes(one));
  const on = words.split(" of ")[1];
  if (!type || !on) throw new RangeError(`no assessment: ${words}`);
  return {
    id: "a1",
    type,
    status: STATUS_KINDS.find((kind) => words.startsWith(kind)) ?? null,
    statusDate: calendarDate(on),
    score: null,
    openRequirements: [],
    cages: ["1ABC5"],
    ...facts,
  };
}

/** A subcontract performed at CAGE 1ABC5, with affirmations of assessment `a1`. */
export function input(
  asOf: string,
  requiredStatus: RequiredStatus | null,
  information: Information,
  assessments: AssessmentFact[],
  affirmed: string[],
): EligibilityInput & { subcontract: { information: Information } } {
  return {
    asOf: calendarDate(asOf),
    contract: { requiredStatus, clauses: ["252.204-7012"] },
    subcontract: {
      information,
      commercialOffTheShelfOnly: false,
      performingCages: ["1ABC5"],
      directedStatus: null,
    },
    assessments,
    affirmations: affirmed.map((day) => ({ assessment: "a1", affirmedOn: calendarDate(day) })),
  };
}

export function answer(given: EligibilityInput) {
  const { verdict, holdsUntil, reasons } = decideEligibility(given);
  return { verdict, holdsUntil, codes: reasons.map((reason) => reason.code) };
}
