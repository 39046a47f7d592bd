import { type Counts, lostPoints, scoreOf, type Worth } from "#app/domain/sprs/lost-points.ts";
import type { Result } from "#app/domain/sprs/points.ts";
import type { WorkbookAnswer } from "./answer.ts";
import { resultWith } from "./result-with.ts";

/** What a page needs to count the score of a workbook while one family of it is filled in. */
export type LiveBasis = {
  /** points that the other families lose */
  lostElsewhere: number;
  /** whether the plan is met; null when it is answered on this very page */
  hasPlan: boolean | null;
  counts: Record<Result, Counts>;
  /** the id of the plan's requirement */
  planId: string;
};

export type LiveRequirement = Worth & { id: string; letters: readonly string[] };
type Typed = Pick<WorkbookAnswer, "status" | "objectives" | "ground">;

const NOTHING_TYPED: Typed = { status: null, objectives: [], ground: "" };

/** One of the 15 basic safeguards of Level 1, with what it is made of. */
export type LiveSafeguard = { cmmcId: string; requirements: readonly LiveRequirement[] };

/**
 * Which of the basic safeguards are met with what is typed; the same as `evaluateLevel1` comes to.
 *
 * @param typed by requirement id.
 * @returns their CMMC ids.
 * @throws never
 */
export function listMetLive(
  counts: LiveBasis["counts"],
  safeguards: readonly LiveSafeguard[],
  typed: ReadonlyMap<string, Typed>,
): string[] {
  return safeguards.flatMap(({ cmmcId, requirements }) => {
    const isMet = requirements.every(
      ({ id, letters }) => counts[resultWith(letters, typed.get(id) ?? NOTHING_TYPED)] === "met",
    );
    return isMet ? [cmmcId] : [];
  });
}

/**
 * The score of a workbook with what is typed in one family; the same as `evaluateWorkbook` comes to.
 *
 * @param typed by requirement id.
 * @throws never
 */
export function scoreLive(
  { lostElsewhere, hasPlan, counts, planId }: LiveBasis,
  family: readonly LiveRequirement[],
  typed: ReadonlyMap<string, Typed>,
): { score: number | null; lost: number; met: string[] } {
  let [lost, planMet] = [0, hasPlan ?? false];
  const met: string[] = [];
  for (const requirement of family) {
    const { id, letters } = requirement;
    const answer = typed.get(id) ?? NOTHING_TYPED;
    const result = resultWith(letters, answer);
    if (id === planId) planMet = result === "met";
    if (counts[result] === "met") met.push(id);
    lost += lostPoints(requirement, counts[result]);
  }
  return { score: scoreOf(lostElsewhere + lost, planMet), lost, met };
}
