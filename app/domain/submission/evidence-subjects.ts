import { EVIDENCE_SUBJECTS, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import type { SectionAnswers } from "./answers.ts";
import { isHeld } from "./assessment-form.ts";

/**
 * What evidence can stand beside, given the answers so far: a file beside what is not stated would
 * not be stated either.
 *
 * @returns all subjects while the answers are not known.
 */
export function listEvidenceSubjects({
  assessment,
  affirmation,
  certification,
}: Partial<SectionAnswers>): EvidenceSubject[] {
  const cmmc = !assessment || isHeld(assessment.cmmcType);
  const isStated: Record<EvidenceSubject, boolean> = {
    "cmmc-status": cmmc,
    "dod-assessment": !assessment || isHeld(assessment.dodType),
    affirmation: cmmc && affirmation?.unanswered === undefined,
    certification: certification?.hasCertificate !== "no",
  };
  return EVIDENCE_SUBJECTS.filter((subject) => isStated[subject]);
}
