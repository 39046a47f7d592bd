import { type EvidenceSubject, readEvidenceLink } from "#app/domain/evidence/subjects.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionAnswers } from "./answers.ts";
import { listEvidenceSubjects } from "./evidence-subjects.ts";
import type { SectionStanding } from "./prepare.ts";

/** What the files of an answer leave to be looked at. */
export type EvidenceGaps = {
  /** what is stated, and no file stands beside it */
  without: EvidenceSubject[];
  /** sections that were returned or changed since somebody said that the files are all */
  askedAgain: SubmissionSection[];
};

const SECTION_OF_SUBJECT: Record<EvidenceSubject, "assessment" | "affirmation" | "certification"> =
  {
    "cmmc-status": "assessment",
    "dod-assessment": "assessment",
    affirmation: "affirmation",
    certification: "certification",
  };

/**
 * Whether the files still show what is stated: a file of before does not show what was corrected, and
 * a file beside what is not stated any more shows nothing.
 *
 * @param wasSigned whether the answer was signed before: then a change of what was signed is one.
 * @throws never
 */
export function findEvidenceGaps(
  sections: readonly SectionStanding[],
  answers: Partial<SectionAnswers>,
  wasSigned: boolean,
): EvidenceGaps {
  const evidence = sections.find(({ section }) => section === "evidence");
  if (!evidence) return { without: [], askedAgain: [] };
  const stated = listEvidenceSubjects(answers).filter(
    (subject) => answers[SECTION_OF_SUBJECT[subject]] !== undefined,
  );
  const shown = [evidence.values.files ?? []]
    .flat()
    .flatMap((link) => readEvidenceLink(link)?.subject ?? []);
  const confirmedAt = evidence.draft?.isConfirmed ? evidence.draft.savedAt : "";
  const shownSections: SubmissionSection[] = Object.values(SECTION_OF_SUBJECT);
  return {
    without: stated.filter((subject) => !shown.includes(subject)),
    askedAgain: sections
      .filter(({ section }) => shownSections.includes(section))
      .filter((standing) => changedAt(standing, wasSigned) > confirmedAt)
      .map(({ section }) => section),
  };
}

/** When what a file must show was returned or changed last; empty where it was neither. */
function changedAt({ returned, draft, isChanged }: SectionStanding, wasSigned: boolean): string {
  const instants = returned.map(({ returnedAt }) => returnedAt);
  if (wasSigned && isChanged && draft) instants.push(draft.savedAt);
  return instants.sort().at(-1) ?? "";
}
