import { type CryptographicModule, readFipsCertificate } from "#app/domain/cmmc/fips.ts";
import type { FactContents } from "#app/domain/fact/content.ts";
import { unansweredOnly } from "#app/domain/questionnaire/unanswered.ts";
import { type AssessmentAnswer, isHeld } from "./assessment-form.ts";
import { normalizeOpen } from "./open-requirements.ts";

type AssessmentContent = FactContents["assessment"];
type Scope = Pick<AssessmentContent, "systemLineageId" | "cages">;

/**
 * What an answer states about a CMMC assessment. Level 1 has no score, no open requirement and no
 * Conditional status; only a Conditional status leaves requirements open.
 *
 * @returns null when the answer is that there is none.
 * @throws TypeError when the answer is not complete.
 * @see 32 CFR 170.15-170.18
 */
export function cmmcContent(answer: AssessmentAnswer, scope: Scope): AssessmentContent | null {
  const { cmmcType: type, cmmcStatusDate: statusDate } = answer;
  if (!isHeld(type)) return null;
  if (!statusDate) throw new TypeError("the CMMC status has no date");
  const isLevel1 = type === "Level 1 (Self)";
  const status = isLevel1 ? "Final" : answer.cmmcStatus;
  if (!status) throw new TypeError("the CMMC status is neither Conditional nor Final");
  const isAssessedByOthers = type === "Level 2 (C3PAO)" || type === "Level 3 (DIBCAC)";
  return {
    systemLineageId: scope.systemLineageId,
    type,
    status,
    statusDate,
    cmmcUid: answer.cmmcUid ?? null,
    score: isLevel1 ? null : (answer.cmmcScore ?? null),
    openRequirements: status === "Conditional" ? normalizeOpen(answer.cmmcOpen) : [],
    cages: scope.cages,
    assessor: (isAssessedByOthers && answer.cmmcAssessor) || null,
    fullScoreOn: null,
    ...(isLevel1 ? {} : statedModule(answer)),
    ...statedDays({
      closeOutPostedOn: isLevel1 || status !== "Final" ? undefined : answer.cmmcCloseOutOn,
      complianceChangedOn: answer.cmmcChangedOn,
      revokedOn: answer.cmmcRevokedOn,
    }),
    ...(answer.cmmcUid ? {} : unansweredOnly({ cmmcUid: answer.cmmcUidAnswer })),
  };
}

/**
 * What an answer states about a NIST SP 800-171 DoD Assessment.
 *
 * @returns null when the answer is that there is none.
 * @throws TypeError when the answer is not complete.
 * @see DFARS 252.204-7020(d)
 */
export function dodContent(answer: AssessmentAnswer, scope: Scope): AssessmentContent | null {
  const { dodType: type, dodDate: statusDate, dodScore: score = null } = answer;
  if (!isHeld(type)) return null;
  if (!statusDate) throw new TypeError("the DoD Assessment has no date");
  const isFull = score === 110;
  return {
    systemLineageId: scope.systemLineageId,
    type,
    status: null,
    statusDate,
    cmmcUid: null,
    score,
    openRequirements: isFull ? [] : normalizeOpen(answer.dodOpen),
    cages: scope.cages,
    assessor: null,
    fullScoreOn: isFull ? null : (answer.dodFullScoreOn ?? null),
    ...statedModule(answer),
    ...statedDays({ complianceChangedOn: answer.dodChangedOn }),
  };
}

type Days = Pick<AssessmentContent, "closeOutPostedOn" | "complianceChangedOn" | "revokedOn">;

/** Absent, not empty, where none is stated, for the same reason as the module. */
function statedDays(days: Days): Days {
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day !== undefined));
}

/** Absent where none is stated, so that what a fact says of it stays the same for ever. */
function statedModule({ moduleCertificate, moduleEdition }: AssessmentAnswer): {
  cryptographicModule?: CryptographicModule;
} {
  const certificate = moduleCertificate ? readFipsCertificate(moduleCertificate) : null;
  if (certificate === null || moduleEdition === "unknown") return {};
  return { cryptographicModule: { certificate, edition: moduleEdition } };
}
