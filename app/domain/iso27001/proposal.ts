import type { WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import { NO_ANSWER, saysSomething, type WorkbookAnswers } from "#app/domain/workbook/answer.ts";
import type { BridgeRow } from "./bridge.ts";

const MARK = "Proposed from ISO/IEC 27001";

/**
 * What a certificate proposes to a workbook: a note on each requirement that it covers or partly covers
 * and of which nothing was said. No status and no tick, so that nothing counts by it.
 *
 * @throws never
 */
export function proposeAnswers(
  rows: readonly BridgeRow[],
  answers: WorkbookAnswers,
): { requirement: string; answer: WorkbookAnswer }[] {
  return rows
    .filter(({ id, coverage }) => coverage !== "left" && !saysSomething(answers[id] ?? NO_ANSWER))
    .map(({ id, coverage, controls }) => {
      const named = controls.filter(({ isIncluded }) => isIncluded).map((control) => control.id);
      const how = coverage === "covered" ? "covers it" : "covers part of it";
      return {
        requirement: id,
        answer: {
          ...NO_ANSWER,
          note: `${MARK}: ${named.join(", ")} ${how}. A start, not a result: tick what is true and name the evidence of its own.`,
        },
      };
    });
}

/** Whether an answer still is what a certificate proposed, without evidence of its own. */
export function isProposal({ note, evidence }: Pick<WorkbookAnswer, "note" | "evidence">): boolean {
  return note.startsWith(MARK) && evidence === "";
}
