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
    const answer = typed.get(id) ?? { status: null, objectives: [], ground: "" };
    const result = resultWith(letters, answer);
    if (id === planId) planMet = result === "met";
    if (counts[result] === "met") met.push(id);
    lost += lostPoints(requirement, counts[result]);
  }
  return { score: scoreOf(lostElsewhere + lost, planMet), lost, met };
}
