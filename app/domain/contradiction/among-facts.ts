import { statementsOf } from "#app/domain/eligibility/statements.ts";
import type { Fact } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findContradictions } from "./find.ts";
import type { Contradiction, ContradictionInput } from "./types.ts";

/** Identifiers that others stated, with whose they are. */
export type Elsewhere = Pick<ContradictionInput, "uidsElsewhere" | "cagesElsewhere">;

/**
 * What cannot all be true of what a supplier states now.
 *
 * @param standing its facts that nothing corrected, reviewed or not.
 */
export function contradictionsOf(
  standing: readonly Fact[],
  asOf: CalendarDate,
  elsewhere: Elsewhere,
): Contradiction[] {
  const { assessments, affirmations } = statementsOf(standing);
  const factOf = new Map(standing.map((fact) => [fact.id, fact]));
  const planDates = new Map(
    standing.flatMap((fact) =>
      fact.kind === "information-system" ? [[fact.lineageId, fact.content.planDate]] : [],
    ),
  );
  const withoutPlan = new Set(
    standing.flatMap((fact) =>
      fact.kind === "information-system" && fact.content.unanswered?.plan === "none"
        ? [fact.lineageId]
        : [],
    ),
  );
  return findContradictions({
    asOf,
    assessments: assessments.flatMap((assessment) => {
      const fact = factOf.get(assessment.id);
      if (fact?.kind !== "assessment") return [];
      const { systemLineageId: systemId, cmmcUid: uid } = fact.content;
      return {
        ...assessment,
        systemId,
        uid,
        planDate: planDates.get(systemId) ?? null,
        hasNoPlan: withoutPlan.has(systemId),
      };
    }),
    affirmations,
    certificates: standing.flatMap((fact) =>
      fact.kind === "certification" ? [{ id: fact.id, ...fact.content }] : [],
    ),
    ...elsewhere,
  });
}

/** Facts that a fact rests on or that rest on it, by lineage: an affirmation and its assessment. */
export function relatedFacts<F extends Fact>(fact: Fact, standing: readonly F[]): F[] {
  return standing.filter((other) => other.id !== fact.id && isTied(fact, other));
}

function isTied(a: Fact, b: Fact): boolean {
  return namesOf(a).includes(b.lineageId) || namesOf(b).includes(a.lineageId);
}

function namesOf(fact: Fact): string[] {
  if (fact.kind === "assessment") return [fact.content.systemLineageId];
  if (fact.kind === "affirmation") return [fact.content.assessmentLineageId];
  return [];
}
