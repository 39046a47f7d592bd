import type { AffirmationFact, AssessmentFact } from "#app/domain/eligibility/types.ts";
import type { Fact } from "./content.ts";

/**
 * Assessments and affirmations as a verdict takes them, from facts that count. An affirmation ties
 * to its assessment by lineage, so that it goes on to count for a corrected assessment.
 *
 * @param counting facts that are accepted and that nothing corrected; others are not to be given.
 */
export function statementsOf(counting: readonly Fact[]): {
  assessments: AssessmentFact[];
  affirmations: AffirmationFact[];
} {
  const assessments = counting.flatMap((fact) =>
    fact.kind === "assessment" ? [{ ...fact.content, id: fact.id, lineageId: fact.lineageId }] : [],
  );
  const idOf = new Map(assessments.map(({ lineageId, id }) => [lineageId, id]));
  return {
    assessments: assessments.map(
      ({ id, type, status, statusDate, score, openRequirements, cages }) => {
        return { id, type, status, statusDate, score, openRequirements, cages };
      },
    ),
    affirmations: counting.flatMap((fact) => {
      if (fact.kind !== "affirmation") return [];
      const assessment = idOf.get(fact.content.assessmentLineageId);
      return assessment ? [{ assessment, affirmedOn: fact.content.affirmedOn }] : [];
    }),
  };
}
