import {
  currencyRuleOf,
  lastDayOfAffirmation,
  lastDayOfStatus,
} from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { addDays, type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { CLOSE_OUT_DAYS, findConditionalBlockers } from "#app/domain/sprs/conditional.ts";
import { affirmationRule } from "#catalogs/index.ts";
import { type Candidate, isClosedOutLate } from "./candidate.ts";
import type { AssessmentFact, EligibilityInput, Reason, ReasonCode } from "./types.ts";

const SCOPE_CITATIONS: Record<string, string> = {
  "Level 1 (Self)": "32 CFR 170.15(a)(1)(i)",
  "Level 2 (Self)": "32 CFR 170.16(a)(1)(i)",
  "Level 2 (C3PAO)": "32 CFR 170.17(a)(1)(i)",
  "Level 3 (DIBCAC)": "32 CFR 170.18(a)(1)(i)",
};
const REVOCATION_CITATIONS: Record<string, string> = {
  "Level 2 (Self)": "32 CFR 170.16(a)(1)(iv)",
  "Level 2 (C3PAO)": "32 CFR 170.17(a)(1)(iv)",
  "Level 3 (DIBCAC)": "32 CFR 170.18(a)(1)(iv)",
  "Level 1 (Self)": "32 CFR 170.6(f)",
};
const DOD_SCOPE_CITATION = "DFARS 252.204-7020(d)";

/** "Final Level 2 (Self) of 1 Jun 2026": how an assessment is named in a reason. */
export function nameOf({ status, type, statusDate }: AssessmentFact): string {
  if (!isCmmcAssessment(type)) return `${type} Assessment of ${formatDate(statusDate)}`;
  return `${status ? `${status} ` : ""}${type} of ${formatDate(statusDate)}`;
}

/**
 * The sentence and the citation for one thing that blocks an assessment.
 *
 * @throws never
 */
export function blockingReason(
  code: ReasonCode,
  { assessment, counted }: Pick<Candidate, "assessment" | "counted">,
  input: EligibilityInput,
  requirement: { required: RequiredStatus | null; citation: string; why: string },
): Reason {
  const name = nameOf(assessment);
  const required = requirement.required ?? "a NIST SP 800-171 DoD Assessment";
  switch (code) {
    case "level-too-low":
      return reasonOf(code, requirement.citation, `The ${name} is lower than ${required}.`);
    case "third-party-required":
      return reasonOf(
        code,
        requirement.citation,
        `The ${name} is a self-assessment; ${required} takes an assessment by a C3PAO.`,
      );
    case "status-expired":
    case "conditional-expired":
    case "assessment-too-old":
      if (isClosedOutLate(assessment))
        return reasonOf(code, "32 CFR 170.21(b)", closedOutLateText(assessment));
      return reasonOf(code, currencyCitation(counted), `The ${name} ${countedUntil(counted)}.`);
    case "status-revoked":
      return reasonOf(
        code,
        REVOCATION_CITATIONS[counted.type] ?? DOD_SCOPE_CITATION,
        `The ${name} was revoked, or overtaken by a result of DIBCAC, on ${formatDate(assessment.revokedOn ?? input.asOf)}.`,
      );
    case "compliance-changed":
      return reasonOf(
        code,
        isCmmcAssessment(counted.type) ? affirmationRule.source.paragraph : DOD_SCOPE_CITATION,
        `Compliance changed on ${formatDate(assessment.complianceChangedOn ?? input.asOf)}, after the ${name}: what was assessed is no longer what is there.`,
      );
    case "level-2-not-kept":
      return levelTwoNotKept(input.asOf);
    case "conditional-not-permitted":
      return conditionalReason(assessment);
    case "not-yet-effective":
      return reasonOf(
        code,
        currencyCitation(counted),
        `The ${name} is dated after ${formatDate(input.asOf)} and does not count yet.`,
      );
    case "affirmation-missing":
      return reasonOf(
        code,
        affirmationRule.affirmationSource,
        `No affirmation of the ${name} was made by ${formatDate(input.asOf)}.`,
      );
    case "affirmation-overdue":
      return reasonOf(code, affirmationRule.source.paragraph, overdueText(assessment, input));
    case "cage-not-covered":
      return reasonOf(
        code,
        SCOPE_CITATIONS[counted.type] ?? DOD_SCOPE_CITATION,
        `The ${name} does not cover CAGE ${uncovered(assessment, input).join(", ")}, where the work is done.`,
      );
    default:
      return reasonOf(code, requirement.citation, requirement.why);
  }
}

function reasonOf(code: ReasonCode, citation: string, text: string): Reason {
  return { code, citation, text };
}

/** A Level 3 stands on a Level 2 (C3PAO) that is kept beside it. @see 32 CFR 170.18(a), 170.22(b)(4) */
export function levelTwoNotKept(asOf: CalendarDate): Reason {
  return {
    code: "level-2-not-kept",
    citation: "32 CFR 170.18(a)",
    text: `No Final Level 2 (C3PAO) that is current and affirmed was shown for ${formatDate(asOf)}; Level 3 (DIBCAC) needs one kept beside it.`,
  };
}

function currencyCitation({ type, status }: AssessmentFact): string {
  return currencyRuleOf(type, status)?.source.paragraph ?? affirmationRule.source.paragraph;
}

function countedUntil({ type, status, statusDate }: AssessmentFact): string {
  const until = lastDayOfStatus(type, status, statusDate);
  return until ? `counted until ${formatDate(until)}` : "does not count";
}

function closedOutLateText(assessment: AssessmentFact): string {
  const { statusDate, closeOutPostedOn } = assessment;
  const last = formatDate(addDays(statusDate, CLOSE_OUT_DAYS));
  const posted = closeOutPostedOn ? formatDate(closeOutPostedOn) : "never";
  return `The close-out of the ${nameOf(assessment)} was posted on ${posted}, after ${last}, the last of the ${CLOSE_OUT_DAYS} days: the Conditional status had expired.`;
}

function conditionalReason({ type, score, openRequirements }: AssessmentFact): Reason {
  const code = "conditional-not-permitted";
  const blockers = isCmmcAssessment(type)
    ? findConditionalBlockers({ type, score, openRequirements })
    : [];
  const citations = new Set(blockers.map((blocker) => blocker.citation));
  return {
    code,
    citation: [...citations].join("; ") || "32 CFR 170.21(a)",
    text: `A Conditional ${type} is not permitted: ${blockers.map((b) => b.text).join(" ")}`,
  };
}

function overdueText(assessment: AssessmentFact, { affirmations, asOf }: EligibilityInput): string {
  const last = affirmations
    .filter((a) => a.assessment === assessment.id && a.affirmedOn <= asOf)
    .reduce<CalendarDate | null>(
      (max, a) => (!max || a.affirmedOn > max ? a.affirmedOn : max),
      null,
    );
  const since = last
    ? `last affirmed on ${formatDate(last)}, which counted until ${formatDate(lastDayOfAffirmation(last))}`
    : "not affirmed";
  return `The ${nameOf(assessment)} was ${since}.`;
}

function uncovered(assessment: AssessmentFact, { subcontract }: EligibilityInput): string[] {
  return subcontract.performingCages.filter((cage) => !assessment.cages.includes(cage));
}
