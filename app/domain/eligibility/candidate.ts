import { currencyRuleOf, lastCurrentDayNumber } from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment, satisfies } from "#app/domain/cmmc/rank.ts";
import { asCounted } from "#app/domain/cmmc/standards-acceptance.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { toDayNumber } from "#app/domain/kernel/day-number.ts";
import { findConditionalBlockers, isClosedOutInTime } from "#app/domain/sprs/conditional.ts";
import type { AssessmentFact, EligibilityInput, ReasonCode } from "./types.ts";
import { affirmedWindows, overlaps, type Window } from "./windows.ts";

/** An assessment that could satisfy the requirement, and the days on which it does. */
export type Candidate = {
  /** as it was stated */
  assessment: AssessmentFact;
  /** as the rule counts it: another type and status where an older assessment is accepted */
  counted: AssessmentFact;
  /** the days on which the assessment counts by its own age; null where such a status does not exist */
  status: Window | null;
  /** what blocks it whatever the day */
  standing: ReasonCode[];
  /** what blocks it from a day on */
  ended: readonly { code: ReasonCode; from: number }[];
  /** the days on which the Level 2 (C3PAO) beside a Level 3 was kept; null where none is needed */
  levelTwo: Window[] | null;
  /** the days on which nothing blocks it */
  satisfying: Window[];
};

/**
 * Offered assessments that ended in a CMMC status, or count as if they had.
 *
 * @see 32 CFR 170.15-170.18, 170.20(a)
 */
export function listCmmcCandidates(input: EligibilityInput, required: RequiredStatus): Candidate[] {
  const levelTwo = required === "Level 3 (DIBCAC)" ? listLevelTwoWindows(input) : null;
  const candidates: Candidate[] = [];
  for (const assessment of input.assessments) {
    const counted = asCounted(assessment);
    if (!isCmmcAssessment(counted.type) || counted.status === null) continue;
    const standing = listStandingBlockers(counted, input, required);
    const status = statusWindow(counted);
    const ended = listEndings(counted);
    const lasting = status && standing.length === 0 ? before(ended, status) : null;
    const affirmed = lasting ? affirmedWindows(lasting, assessment.id, input.affirmations) : [];
    const satisfying = levelTwo ? overlaps(affirmed, levelTwo) : affirmed;
    candidates.push({ assessment, counted, status, standing, ended, levelTwo, satisfying });
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
    const ended = listEndings(assessment);
    const lasting = status && standing.length === 0 ? before(ended, status) : null;
    candidates.push({
      assessment,
      counted: assessment,
      status,
      standing,
      ended,
      levelTwo: null,
      satisfying: lasting ? [lasting] : [],
    });
  }
  return candidates;
}

/** The days on which a Final Level 2 (C3PAO) is current and affirmed. @see 32 CFR 170.18(a), 170.22(b)(4) */
function listLevelTwoWindows(input: EligibilityInput): Window[] {
  return listCmmcCandidates(input, "Level 2 (C3PAO)")
    .filter(({ counted }) => counted.type === "Level 2 (C3PAO)" && counted.status === "Final")
    .flatMap(({ satisfying }) => satisfying);
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
  if (isClosedOutLate(assessment)) codes.push("conditional-expired");
  if (!coversSites(assessment, input)) codes.push("cage-not-covered");
  return codes;
}

/** A Final status whose close-out was posted too late: the Conditional one had expired before. */
export function isClosedOutLate({ status, statusDate, closeOutPostedOn }: AssessmentFact): boolean {
  return (
    status === "Final" &&
    closeOutPostedOn !== null &&
    closeOutPostedOn !== undefined &&
    !isClosedOutInTime(statusDate, closeOutPostedOn)
  );
}

const NOTHING_ENDED: Candidate["ended"] = [];

function listEndings({ complianceChangedOn, revokedOn }: AssessmentFact): Candidate["ended"] {
  if (!revokedOn && !complianceChangedOn) return NOTHING_ENDED;
  const ended: Candidate["ended"][number][] = [];
  if (revokedOn) ended.push({ code: "status-revoked", from: toDayNumber(revokedOn) });
  if (complianceChangedOn)
    ended.push({ code: "compliance-changed", from: toDayNumber(complianceChangedOn) });
  return ended;
}

/** The days of a window before anything ended; null when none is left. */
function before(ended: Candidate["ended"], window: Window): Window | null {
  if (ended.length === 0) return window;
  const { from, to } = window;
  const last = ended.reduce((day, ending) => Math.min(day, ending.from - 1), to);
  return from <= last ? { from, to: last } : null;
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
