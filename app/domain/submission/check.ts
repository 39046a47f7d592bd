import { findContradictions } from "#app/domain/contradiction/find.ts";
import type { Contradiction } from "#app/domain/contradiction/types.ts";
import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionAnswers } from "./answers.ts";
import { cmmcContent, dodContent } from "./assessment-content.ts";

/** Something in the answers that does not fit together, and where to look. */
export type Doubt = { section: SubmissionSection; text: string };

const CMMC = "cmmc";
const DOD = "dod";

/**
 * What in the answers cannot all be true, for the subcontractor to check before signing.
 *
 * @returns none while there is too little to compare.
 * @throws never
 */
export function findDoubts(answers: Partial<SectionAnswers>, on: CalendarDate): Doubt[] {
  const { system, assessment, affirmation, certification, organization } = answers;
  if (!assessment || !system) return [];
  const scope = { systemLineageId: "", cages: system.cages };
  const assessments = [
    [CMMC, cmmcContent(assessment, scope)] as const,
    [DOD, dodContent(assessment, scope)] as const,
  ].flatMap(([id, content]) =>
    content
      ? [
          {
            id,
            type: content.type,
            status: content.status,
            statusDate: content.statusDate,
            score: content.score,
            openRequirements: content.openRequirements,
            cages: content.cages,
            systemId: "system",
            uid: content.cmmcUid,
            planDate: system.planDate ?? null,
            hasNoPlan: system.unanswered?.plan === "none",
          },
        ]
      : [],
  );
  const found = findContradictions({
    asOf: on,
    assessments,
    affirmations:
      affirmation?.affirmedOn && assessments.some(({ id }) => id === CMMC)
        ? [{ assessment: CMMC, affirmedOn: affirmation.affirmedOn }]
        : [],
    certificates:
      certification?.issuedOn && certification.expiresOn
        ? [{ id: "c", issuedOn: certification.issuedOn, expiresOn: certification.expiresOn }]
        : [],
    uidsElsewhere: [],
    cagesElsewhere: [],
  });
  const foreign = organization?.cages.length
    ? system.cages.filter((cage) => !organization.cages.includes(cage))
    : [];
  return [
    ...found.map((contradiction) => ({
      section: sectionOf(contradiction),
      text: contradiction.text,
    })),
    ...(foreign.length > 0
      ? [
          {
            section: "system" as const,
            text: `The system covers CAGE ${foreign.join(", ")}, which is not among the CAGE codes of your organization.`,
          },
        ]
      : []),
  ];
}

/**
 * A full score that no file shows: nothing contradicts it, but it is what a prime doubts first, and the
 * kind of statement that companies had to settle for.
 *
 * @returns none while the files are not said to be all.
 * @throws never
 */
export function findUnshownScores({
  assessment,
  evidence,
}: Pick<Partial<SectionAnswers>, "assessment" | "evidence">): Doubt[] {
  if (!assessment || !evidence) return [];
  const isShown = (subject: EvidenceSubject) =>
    evidence.files.some((file) => file.subject === subject);
  const scores = [
    { subject: "cmmc-status", score: assessment.cmmcScore },
    { subject: "dod-assessment", score: assessment.dodScore },
  ] as const;
  return scores
    .filter(({ subject, score }) => score === FULL_SCORE && !isShown(subject))
    .map(() => ({
      section: "evidence" as const,
      text: "A full score of 110 is stated, and no file shows it. It may well be true: a print of the SPRS page lets your prime see it. If a requirement is open after all, say so before you sign.",
    }));
}

const FULL_SCORE = 110;

function sectionOf({ code }: Contradiction): SubmissionSection {
  if (code === "affirmation-before-status") return "affirmation";
  if (code === "certificate-dates-out-of-order") return "certification";
  return code === "status-before-plan" ? "system" : "assessment";
}
