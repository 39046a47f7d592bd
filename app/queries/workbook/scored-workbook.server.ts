import { evaluateWorkbook, type WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getWorkbook, listWorkbooks, showWorkbook, type Workbook } from "./workbook.server.ts";

/** A workbook with what it comes to. */
export type ScoredWorkbook = Workbook &
  Pick<WorkbookEvaluation, "score" | "answered" | "standing"> & {
    open: number;
    contradictions: number;
    /** what a form carries of what its page shows */
    shown: string;
  };

/** The workbooks of the actor's organization with what each comes to, the newest first. */
export async function listScoredWorkbooks(scope: Scope): Promise<ScoredWorkbook[]> {
  const found = await listWorkbooks(scope);
  const open = await Promise.all(found.map(({ id }) => getWorkbook(scope, id)));
  return open.flatMap((one) => {
    if (!one) return [];
    const evaluation = evaluateWorkbook(one.answers);
    const { score, answered, standing } = evaluation;
    return {
      ...one.workbook,
      score,
      answered,
      standing,
      open: evaluation.open.length,
      contradictions: evaluation.contradictions.length,
      shown: showWorkbook(evaluation),
    };
  });
}
