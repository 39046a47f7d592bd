import { isSameAnswer, NO_ANSWER, type WorkbookAnswer } from "../answer.ts";
import type { StandingAnswer } from "../settle.ts";
import type { ReadResult } from "./read-results.ts";

/** One answer that a file would change. */
export type PlannedAnswer = {
  requirement: string;
  row: number;
  /** what would be kept: what the file says, and of the rest what stands */
  answer: WorkbookAnswer;
  /** what stands; null where nothing was said */
  standing: WorkbookAnswer | null;
  /** the version that stands; 0 for none */
  version: number;
};

/**
 * What a file would change in a workbook: a blank cell takes nothing away.
 *
 * @throws never
 */
export function planResults(
  results: readonly ReadResult[],
  standing: ReadonlyMap<string, StandingAnswer>,
): PlannedAnswer[] {
  return results.flatMap(({ requirement, row, said }) => {
    const now = standing.get(requirement);
    const answer = { ...(now?.answer ?? NO_ANSWER), ...said };
    if (isSameAnswer(answer, now?.answer ?? NO_ANSWER)) return [];
    const version = now?.version ?? 0;
    return [{ requirement, row, answer, standing: now?.answer ?? null, version }];
  });
}
