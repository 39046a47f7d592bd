import { randomUUID } from "node:crypto";
import { saveApplicability } from "#app/commands/iso27001/save-applicability.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { lettersOf, NO_ANSWER, type WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { requirements } from "#catalogs/index.ts";
import { workbookImports } from "#db/schema/workbook.ts";
import type { TestActor } from "./people.ts";

/** An answer that says what is given, and nothing else. */
export function answer(change: Partial<WorkbookAnswer> = {}): WorkbookAnswer {
  return { ...NO_ANSWER, ...change };
}

/** A requirement with each of its objectives ticked. */
export function metOf(requirement: string): WorkbookAnswer {
  return answer({ status: "met", objectives: lettersOf(requirement) });
}

/** A workbook in which everything is met but what is given. */
export async function makeWorkbook(
  actor: TestActor,
  open: Readonly<Record<string, WorkbookAnswer>> = {},
  systemName = `System ${randomUUID()}`,
): Promise<string> {
  const { workbookId } = await startWorkbook(actor, { systemName });
  const typed = requirements.map(({ id }) => ({
    requirement: id,
    answer: open[id] ?? metOf(id),
    readVersion: 0,
  }));
  const outcome = await saveAnswers(actor, workbookId, typed);
  if (!outcome.ok) throw new Error(outcome.reason);
  return workbookId;
}

/** What a certificate says whose scope holds the CUI system, with some controls in place. */
export const ANY_APPLICABILITY = {
  coversCuiSystem: true,
  accreditation: "ANAB",
  expiresOn: null,
  controls: ["A.5.15", "A.5.16", "A.5.18", "A.8.2", "A.8.3"],
};

/** One row in each table of the workbook, for isolation to be tried on. */
export async function fillWorkbook(
  actor: TestActor,
): Promise<{ workbookId: string; workbookImportId: string }> {
  const { workbookId } = await startWorkbook(actor, { systemName: `Shop ${actor.organizationId}` });
  await saveAnswers(actor, workbookId, [
    { requirement: "3.1.1", answer: metOf("3.1.1"), readVersion: 0 },
  ]);
  await saveApplicability(actor, workbookId, ANY_APPLICABILITY);
  const workbookImportId = randomUUID();
  await asSystem((tx) =>
    tx.insert(workbookImports).values({
      id: workbookImportId,
      createdBy: actor.personId,
      workbookId,
      organizationId: actor.organizationId,
      fileName: "results.csv",
      sha256: "0".repeat(64),
      rows: [{ row: 1, cells: ["Requirement", "Status"] }],
    }),
  );
  return { workbookId, workbookImportId };
}
