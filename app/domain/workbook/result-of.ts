import type { Result, Results } from "#app/domain/sprs/points.ts";
import { requirements, scoringRules } from "#catalogs/index.ts";
import {
  NO_ANSWER,
  needsGround,
  unticked,
  type WorkbookAnswer,
  type WorkbookAnswers,
} from "./answer.ts";

/**
 * What an answer comes to in the score. A requirement is met when each of its objectives is: a "met"
 * with one unticked does not count, all ticked without a status does. What needs a ground counts as
 * met only with it. So the score is never better than what is written down for it.
 *
 * @param requirement its id.
 * @throws never
 * @see 32 CFR 170.24(b)
 */
export function resultOf(requirement: string, answer: WorkbookAnswer): Result {
  const { status, ground } = answer;
  if (status === null || status === "met")
    return unticked(requirement, answer).length === 0 ? "met" : "not-met";
  if (needsGround(status)) return ground === "" ? "not-met" : status;
  return status;
}

/** What a workbook comes to, requirement by requirement, as the score takes it. */
export function resultsOf(answers: WorkbookAnswers): Results {
  return Object.fromEntries(
    requirements.map(({ id }) => [id, resultOf(id, answers[id] ?? NO_ANSWER)]),
  );
}

const MET = new Set<string>(
  scoringRules.filter(({ counts }) => counts === "met").map(({ result }) => result),
);

/** Whether a result counts as met, one way or another. @see 32 CFR 170.24(b) */
export function countsAsMet(result: Result): boolean {
  return MET.has(result);
}
