import { EVIDENCE_SUBJECTS, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import type { SectionAnswers } from "./answers.ts";

/**
 * What evidence can stand beside, given the answers so far: a file beside what is not stated would
 * not be stated either.
 *
 * @returns all subjects while the answers are not known.
 */
export function listEvidenceSubjects({
  assessment,
  certification,
}: Partial<SectionAnswers>): EvidenceSubject[] {
  const isStated: Record<EvidenceSubject, boolean> = {
    "cmmc-status": assessment?.cmmcType !== "none",
    "dod-assessment": assessment?.dodType !== "none",
    affirmation: assessment?.cmmcType !== "none",
    certification: certification?.hasCertificate !== "no",
  };
  return EVIDENCE_SUBJECTS.filter((subject) => isStated[subject]);
}
