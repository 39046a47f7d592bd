import { countsOf, type Result, type Results } from "#app/domain/sprs/points.ts";
import { requirements } from "#catalogs/index.ts";
import { lettersOf, NO_ANSWER, type WorkbookAnswer, type WorkbookAnswers } from "./answer.ts";
import { resultWith } from "./result-with.ts";

/** What an answer of a requirement comes to in the score. @see resultWith */
export function resultOf(requirement: string, answer: WorkbookAnswer): Result {
  return resultWith(lettersOf(requirement), answer);
}

/** What a workbook comes to, requirement by requirement, as the score takes it. */
export function resultsOf(answers: WorkbookAnswers): Results {
  return Object.fromEntries(
    requirements.map(({ id }) => [id, resultOf(id, answers[id] ?? NO_ANSWER)]),
  );
}

/** Whether a result counts as met, one way or another. @see 32 CFR 170.24(b) */
export function countsAsMet(result: Result): boolean {
  return countsOf(result) === "met";
}
