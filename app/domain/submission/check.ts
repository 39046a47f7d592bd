import { findContradictions } from "#app/domain/contradiction/find.ts";
import type { Contradiction } from "#app/domain/contradiction/types.ts";
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

function sectionOf({ code }: Contradiction): SubmissionSection {
  if (code === "affirmation-before-status") return "affirmation";
  if (code === "certificate-dates-out-of-order") return "certification";
  return code === "status-before-plan" ? "system" : "assessment";
}
