import { type ConditionalBlocker, findConditionalBlockers } from "#app/domain/sprs/conditional.ts";
import type { Results } from "#app/domain/sprs/points.ts";
import { type Regain, whatEachFixRegains } from "#app/domain/sprs/regain.ts";
import { MAXIMUM_SCORE, PLAN_REQUIREMENT, scoreAssessment } from "#app/domain/sprs/score.ts";
import { requirements } from "#catalogs/index.ts";
import { saysSomething, unticked, type WorkbookAnswer, type WorkbookAnswers } from "./answer.ts";
import { findContradictions, type WorkbookContradiction } from "./contradictions.ts";
import { resultsOf } from "./result-of.ts";

/** What a Level 2 self-assessment could end with as the workbook stands. */
export const STANDINGS = ["final", "conditional", "neither", "unscored"] as const;
export type Standing = (typeof STANDINGS)[number];

export type FamilyProgress = {
  /** what its address is made of: `access-control` */
  slug: string;
  family: string;
  count: number;
  /** requirements of which enough is said to count them one way or the other */
  answered: number;
  /** requirements that lose points, or the missing plan */
  open: number;
  pointsLost: number;
};

export type OpenRequirement = { id: string; partial?: true };

export type WorkbookEvaluation = {
  results: Results;
  /** -203 to 110; null without a system security plan */
  score: number | null;
  answered: number;
  families: FamilyProgress[];
  standing: Standing;
  /** what forbids a Conditional status; none when it would be permitted */
  blockers: ConditionalBlocker[];
  /** what to fix, first things first */
  fixes: Regain[];
  /** what is open, as the assessment section of an answer lists it */
  open: OpenRequirement[];
  contradictions: WorkbookContradiction[];
};

/**
 * What a workbook comes to: the score, what each family lost, what to fix first, and whether a
 * Conditional Level 2 (Self) would be permitted with what is open.
 *
 * @throws never: an absent answer says nothing and counts as not met.
 * @see 32 CFR 170.24(c)(2), 170.21(a)(2)
 */
export function evaluateWorkbook(answers: WorkbookAnswers): WorkbookEvaluation {
  const results = resultsOf(answers);
  const { score, lost } = scoreAssessment(results);
  const fixes = whatEachFixRegains(results);
  const isOpen = new Set(fixes.map(({ id }) => id));
  const open = requirements
    .filter(({ id }) => isOpen.has(id))
    .map(({ id }): OpenRequirement => (results[id] === "partial" ? { id, partial: true } : { id }));
  const lostBy = new Map(lost.map(({ id, points }) => [id, points]));
  const answeredIds = new Set(
    requirements.map(({ id }) => id).filter((id) => isAnswered(id, answers[id])),
  );
  const blockers = findConditionalBlockers({
    type: "Level 2 (Self)",
    score: MAXIMUM_SCORE - lost.reduce((sum, { points }) => sum + points, 0),
    openRequirements: open,
  });
  return {
    results,
    score,
    answered: answeredIds.size,
    families: FAMILIES.map(({ slug, family, ids }) => ({
      slug,
      family,
      count: ids.length,
      answered: ids.filter((id) => answeredIds.has(id)).length,
      open: ids.filter((id) => isOpen.has(id)).length,
      pointsLost: ids.reduce((sum, id) => sum + (lostBy.get(id) ?? 0), 0),
    })),
    standing: standingOf(results[PLAN_REQUIREMENT] === "met", open.length, blockers.length),
    blockers,
    fixes,
    open,
    contradictions: findContradictions(answers),
  };
}

function standingOf(hasPlan: boolean, open: number, blockers: number): Standing {
  if (!hasPlan) return "unscored";
  if (open === 0) return "final";
  return blockers === 0 ? "conditional" : "neither";
}

/** Whether a status was chosen, or every objective is ticked. */
export function isAnswered(requirement: string, answer: WorkbookAnswer | undefined): boolean {
  if (!answer || !saysSomething(answer)) return false;
  return answer.status !== null || unticked(requirement, answer).length === 0;
}

export type Family = { slug: string; family: string; ids: readonly string[] };

/** The 14 families with the ids of their requirements, in the order of the publication. */
export const FAMILIES: readonly Family[] = [
  ...new Set(requirements.map(({ family }) => family)),
].map((family) => ({
  family,
  slug: family
    .toLowerCase()
    .replaceAll(" & ", "-")
    .replace(/[^a-z]+/g, "-"),
  ids: requirements.filter((one) => one.family === family).map(({ id }) => id),
}));

/** The family that an address names. */
export function findFamily(slug: string): Family | null {
  return FAMILIES.find((family) => family.slug === slug) ?? null;
}
