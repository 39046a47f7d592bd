import type { Mapping } from "#app/domain/workbook/import/form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getWorkbookImport } from "#app/queries/workbook/import.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { type SavedAnswers, saveAnswersIn } from "./save-answers.server.ts";

type Input = {
  workbookId: string;
  importId: string;
  mapping: Mapping;
  /** which requirements are taken from the file, each with the version that was shown beside it */
  taken: readonly { requirement: string; version: number }[];
};

/** Make what somebody chose of an uploaded spreadsheet the answers of a workbook. */
export function takeResults(actor: Actor, input: Input): Promise<SavedAnswers> {
  const { workbookId, importId, mapping, taken } = input;
  return asActor(actor, async (scope) => {
    const open = await getWorkbook(scope, workbookId);
    const found = open && (await getWorkbookImport(scope, open, importId, mapping));
    if (!found) return { ok: false, reason: "not-found" };
    const versions = new Map(taken.map(({ requirement, version }) => [requirement, version]));
    const typed = found.plan.flatMap(({ requirement, answer }) => {
      const readVersion = versions.get(requirement);
      return readVersion === undefined ? [] : [{ requirement, answer, readVersion }];
    });
    return saveAnswersIn(scope, workbookId, typed);
  });
}
