import { level3Requirements, requirements } from "#catalogs/index.ts";
import { type ConditionalBlockerCode, findConditionalBlockers } from "./conditional.ts";
import { MAXIMUM_SCORE, scoreOf } from "./lost-points.ts";
import { pointsLost, type Results } from "./points.ts";

/** The requirement without which nothing can be scored: the system security plan. */
export const PLAN_REQUIREMENT = "3.12.4";
export { MAXIMUM_SCORE };
export const MINIMUM_SCORE = -203;

export type LostPoints = { id: string; points: number };
export type SprsScore = {
  /** -203 to 110 (Level 3: 0 to 24); null without a system security plan */
  score: number | null;
  /** what each requirement lost, in the order of the publication */
  lost: LostPoints[];
  /** whether what stands open may stand open under a Conditional status */
  conditionalPermitted: boolean;
  /** what forbids one; `id` is null when the score itself is too low */
  blockers: { id: string | null; code: ConditionalBlockerCode }[];
};

/**
 * Score a NIST SP 800-171 assessment as SPRS records it, and say whether a Conditional Level 2
 * would be permitted with what is open.
 *
 * @param results by requirement id; an absent id counts as not met, an unknown id is ignored.
 * @throws never
 * @see 32 CFR 170.24(c)(2); NIST SP 800-171 DoD Assessment Methodology 1.2.1
 */
export function scoreAssessment(results: Results): SprsScore {
  const lost: LostPoints[] = [];
  const openRequirements: { id: string; partial: boolean }[] = [];
  let total = 0;
  for (const requirement of requirements) {
    const result = results[requirement.id] ?? "not-met";
    const points = pointsLost(requirement, result);
    const isOpen = points > 0 || (requirement.id === PLAN_REQUIREMENT && result !== "met");
    if (isOpen) openRequirements.push({ id: requirement.id, partial: result === "partial" });
    if (points > 0) lost.push({ id: requirement.id, points });
    total += points;
  }
  const hasPlan = results[PLAN_REQUIREMENT] === "met";
  const counted = MAXIMUM_SCORE - total;
  const blockers = findConditionalBlockers({
    type: "Level 2 (Self)",
    score: counted,
    openRequirements,
  });
  return answer(scoreOf(total, hasPlan), lost, blockers);
}

/**
 * Score a Level 3 assessment: one point for each of the 24 requirements that is met.
 *
 * @param results by requirement id ("3.1.2e"); an absent id counts as not met.
 * @see 32 CFR 170.24(c)(3)
 */
export function scoreLevel3(results: Results): SprsScore {
  const lost = level3Requirements
    .filter((requirement) => !isMet(results, requirement.id))
    .map(({ id, points }) => ({ id, points }));
  const score = level3Requirements.length - lost.length;
  const blockers = findConditionalBlockers({
    type: "Level 3 (DIBCAC)",
    score,
    openRequirements: lost,
  });
  return answer(score, lost, blockers);
}

function isMet(results: Results, id: string): boolean {
  const result = results[id] ?? "not-met";
  return result !== "not-met" && result !== "partial";
}

function answer(
  score: number | null,
  lost: LostPoints[],
  blockers: ReturnType<typeof findConditionalBlockers>,
): SprsScore {
  return {
    score,
    lost,
    conditionalPermitted: blockers.length === 0,
    blockers: blockers.map(({ id, code }) => ({ id, code })),
  };
}
