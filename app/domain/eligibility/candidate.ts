import { findConditionalBlockers } from "#app/domain/cmmc/conditional.ts";
import { currencyRuleOf, lastCurrentDayNumber } from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment, satisfies } from "#app/domain/cmmc/rank.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { toDayNumber } from "#app/domain/kernel/day-number.ts";
import type { AssessmentFact, EligibilityInput, ReasonCode } from "./types.ts";
import { affirmedWindows, type Window } from "./windows.ts";

/** An assessment that could satisfy the requirement, and the days on which it does. */
export type Candidate = {
  assessment: AssessmentFact;
  /** the days on which the assessment counts by its own age; null where such a status does not exist */
  status: Window | null;
  /** what blocks it whatever the day */
  standing: ReasonCode[];
  /** the days on which nothing blocks it */
  satisfying: Window[];
};

/** Offered assessments that ended in a CMMC status. @see 32 CFR 170.15-170.18 */
export function listCmmcCandidates(input: EligibilityInput, required: RequiredStatus): Candidate[] {
  const candidates: Candidate[] = [];
  for (const assessment of input.assessments) {
    if (!isCmmcAssessment(assessment.type) || assessment.status === null) continue;
    const standing = listStandingBlockers(assessment, input, required);
    const status = statusWindow(assessment);
    const satisfying =
      status && standing.length === 0
        ? affirmedWindows(status, assessment.id, input.affirmations)
        : [];
    candidates.push({ assessment, status, standing, satisfying });
  }
  return candidates;
}

/** Offered NIST SP 800-171 DoD Assessments. @see DFARS 252.204-7020(g)(2) */
export function listDodCandidates(input: EligibilityInput): Candidate[] {
  const candidates: Candidate[] = [];
  for (const assessment of input.assessments) {
    if (isCmmcAssessment(assessment.type)) continue;
    const standing: ReasonCode[] = coversSites(assessment, input) ? [] : ["cage-not-covered"];
    const status = statusWindow(assessment);
    const satisfying = status && standing.length === 0 ? [status] : [];
    candidates.push({ assessment, status, standing, satisfying });
  }
  return candidates;
}

function listStandingBlockers(
  assessment: AssessmentFact,
  input: EligibilityInput,
  required: RequiredStatus,
): ReasonCode[] {
  const codes: ReasonCode[] = [];
  if (!satisfies(assessment.type, required))
    codes.push(
      isSelfForThirdParty(assessment, required) ? "third-party-required" : "level-too-low",
    );
  if (assessment.status === "Conditional" && !isConditionalPermitted(assessment))
    codes.push("conditional-not-permitted");
  if (!coversSites(assessment, input)) codes.push("cage-not-covered");
  return codes;
}

function statusWindow({ type, status, statusDate }: AssessmentFact): Window | null {
  const rule = currencyRuleOf(type, status);
  if (!rule) return null;
  return {
    from: toDayNumber(statusDate),
    to: lastCurrentDayNumber(statusDate, rule.notOlderThan),
  };
}

function isSelfForThirdParty({ type }: AssessmentFact, required: RequiredStatus): boolean {
  return type === "Level 2 (Self)" && required === "Level 2 (C3PAO)";
}

function isConditionalPermitted({ type, score, openRequirements }: AssessmentFact): boolean {
  if (!isCmmcAssessment(type)) return false;
  return findConditionalBlockers({ type, score, openRequirements }).length === 0;
}

function coversSites({ cages }: AssessmentFact, { subcontract }: EligibilityInput): boolean {
  for (const cage of subcontract.performingCages) if (!cages.includes(cage)) return false;
  return true;
}
