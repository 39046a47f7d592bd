import type { Fact } from "#app/domain/fact/content.ts";
import type { StatusEndingCause } from "#app/domain/fact/status-ending.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { AffirmationFact, AssessmentFact } from "./types.ts";

/** That an assessment stopped counting on a day, as the prime learned it. */
type Ending = { assessmentLineageId: string; cause: StatusEndingCause; endedOn: CalendarDate };

/**
 * Assessments and affirmations as a verdict takes them, from facts that count. An affirmation ties
 * to its assessment by lineage, so that it goes on to count for a corrected assessment.
 *
 * @param counting facts that are accepted and that nothing corrected; others are not to be given.
 * @param endings what the prime learned beside what was stated; the earlier day counts.
 */
export function statementsOf(
  counting: readonly Fact[],
  endings: readonly Ending[] = [],
): {
  assessments: AssessmentFact[];
  affirmations: AffirmationFact[];
} {
  const assessments = counting.flatMap((fact) =>
    fact.kind === "assessment" ? [{ ...fact.content, id: fact.id, lineageId: fact.lineageId }] : [],
  );
  const idOf = new Map(assessments.map(({ lineageId, id }) => [lineageId, id]));
  return {
    assessments: assessments.map((assessment) => {
      const { id, type, status, statusDate, score, openRequirements, cages } = assessment;
      const learned = (cause: StatusEndingCause) =>
        endings
          .filter((one) => one.assessmentLineageId === assessment.lineageId && one.cause === cause)
          .map(({ endedOn }) => endedOn);
      return {
        id,
        type,
        status,
        statusDate,
        score,
        openRequirements,
        cages,
        closeOutPostedOn: assessment.closeOutPostedOn ?? null,
        complianceChangedOn: earliest([
          assessment.complianceChangedOn,
          ...learned("compliance-changed"),
        ]),
        revokedOn: earliest([assessment.revokedOn, ...learned("status-revoked")]),
      };
    }),
    affirmations: counting.flatMap((fact) => {
      if (fact.kind !== "affirmation") return [];
      const assessment = idOf.get(fact.content.assessmentLineageId);
      return assessment ? [{ assessment, affirmedOn: fact.content.affirmedOn }] : [];
    }),
  };
}

function earliest(days: readonly (CalendarDate | undefined)[]): CalendarDate | null {
  return days.filter((day) => day !== undefined).sort()[0] ?? null;
}
