import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import { nameOf } from "#app/domain/eligibility/reasons.ts";
import type { AssessmentFact, Reason, ReasonCode } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Asked, asksForAssessment } from "#app/domain/questionnaire/sections.ts";
import type { SectionAnswers } from "./answers.ts";
import { cmmcContent, dodContent } from "./assessment-content.ts";

/** How an answer stands to what is required, said to whoever gives it. */
export type Fit = {
  /** "Level 2 (Self)"; null where a NIST SP 800-171 DoD Assessment is required */
  required: RequiredStatus | null;
  citation: string;
  /** what the answer shows, each in words; empty where it shows nothing */
  held: string[];
  isMet: boolean;
  /** why it is not met; empty where it is */
  reasons: Reason[];
  /** what would close the gap, each a thing to do; empty where it is met */
  toClose: string[];
  /** the last day on which it is met; null where it is not, or has no end */
  holdsUntil: CalendarDate | null;
};

type AskedHere = Asked & {
  information: "none" | "FCI" | "CUI";
  performingCages: readonly string[];
};

/**
 * Whether an answer would meet what a request requires if the prime accepted all of it: the verdict
 * that the prime would see, with what is left to do.
 *
 * @returns null where no status or assessment is asked, or too little is answered to tell.
 * @throws never
 * @see DFARS 252.204-7021(f)(2); 252.204-7020(g)(2)
 */
export function findFit(
  asked: AskedHere,
  { system, assessment, affirmation }: Partial<SectionAnswers>,
  asOf: CalendarDate,
): Fit | null {
  if (!asksForAssessment(asked) || !system || !assessment) return null;
  const scope = { systemLineageId: "", cages: system.cages };
  const cmmc = cmmcContent(assessment, scope);
  const dod = dodContent(assessment, scope);
  const assessments: AssessmentFact[] = [
    ...(cmmc ? [{ ...cmmc, id: "cmmc" }] : []),
    ...(dod ? [{ ...dod, id: "dod" }] : []),
  ];
  const verdict = decideEligibility({
    asOf,
    contract: {
      requiredStatus: asked.required,
      clauses: asked.clauses.map(({ number }) => number),
    },
    subcontract: {
      information: asked.information,
      commercialOffTheShelfOnly: false,
      performingCages: asked.performingCages,
      directedStatus: asked.required,
    },
    assessments,
    affirmations:
      cmmc && affirmation?.affirmedOn
        ? [{ assessment: "cmmc", affirmedOn: affirmation.affirmedOn }]
        : [],
  });
  if (verdict.required !== asked.required || verdict.verdict === "no-requirement") return null;
  const isMet = verdict.verdict === "eligible";
  // Who has not come to the affirmation yet is not told that it is missing.
  const reasons = verdict.reasons.filter(
    ({ code }) => affirmation !== undefined || code !== "affirmation-missing",
  );
  if (!isMet && reasons.length === 0) return null;
  return {
    required: asked.required,
    citation: verdict.citation,
    held: assessments.map(nameOf),
    isMet,
    reasons: isMet ? [] : reasons,
    toClose: isMet ? [] : [...new Set(reasons.map(({ code }) => wayOut(code, asked.required)))],
    holdsUntil: isMet ? verdict.holdsUntil : null,
  };
}

const WAYS_TO: Record<RequiredStatus, string> = {
  "Level 1 (Self)":
    "Check yourselves against the 15 basic safeguards, enter the result in SPRS under CMMC Assessments, affirm it there, and state both here.",
  "Level 2 (Self)":
    "Assess yourselves against the 110 requirements, enter the result in SPRS under CMMC Assessments (a Basic Assessment is entered elsewhere and is no CMMC status), affirm it there, and state both here.",
  "Level 2 (C3PAO)":
    "Have an authorized assessment company (C3PAO) assess you. It enters the result; you affirm it in SPRS and state both here.",
  "Level 3 (DIBCAC)":
    "After a Final Level 2 (C3PAO), ask DoD (DIBCAC) for the assessment of Level 3, affirm it in SPRS, and state both here.",
};
const WAY_TO_SCORE =
  "Assess yourselves with the NIST SP 800-171 DoD Assessment Methodology, post the score in SPRS, and state it here.";

/** What would take a reason away, as a thing to do. */
function wayOut(code: ReasonCode, required: RequiredStatus | null): string {
  switch (code) {
    case "affirmation-missing":
    case "affirmation-overdue":
      return "Your Affirming Official affirms in SPRS that you still comply; then state that day here.";
    case "cage-not-covered":
      return "The entry in SPRS must name every CAGE code where the work is done. Correct it there and here, or ask your prime whether the work may be done at another site.";
    case "conditional-not-permitted":
      return "Close the requirements that may not stay open, have the status posted again, and state it here.";
    case "not-yet-effective":
      return "Nothing but waiting for that day, or correcting the date if it is wrong.";
    default:
      return required ? WAYS_TO[required] : WAY_TO_SCORE;
  }
}
