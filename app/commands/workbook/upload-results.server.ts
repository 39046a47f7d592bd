import { randomUUID } from "node:crypto";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { TableRow } from "#app/domain/import/header.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { readJsonFile } from "#app/domain/oscal/read-json.ts";
import { MOST_RESULT_COLUMNS, MOST_RESULT_ROWS } from "#app/domain/workbook/import/columns.ts";
import { type OscalRows, readOscalRows } from "#app/domain/workbook/import/oscal-rows.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { readTableApart } from "#app/platform/file-inspector.server.ts";
import type { TableRefusal } from "#app/platform/read-table.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { workbookImports } from "#db/schema/workbook.ts";

export type ResultsRefusal =
  | "not-found"
  | "quota"
  | "empty"
  | "busy"
  | "too-heavy"
  | "not-json"
  | Extract<OscalRows, { ok: false }>["reason"]
  | TableRefusal;
type Outcome = { ok: true; importId: string } | { ok: false; reason: ResultsRefusal };

/** A longer cell is cut: no text of an answer is nearly as long. */
const LONGEST_CELL = 4_000;

/**
 * Keep the rows of a spreadsheet of results, or of an OSCAL document, until somebody has looked at them;
 * nothing is answered.
 */
export async function uploadResults(
  actor: Actor,
  workbookId: string,
  file: { name: string; bytes: Buffer },
): Promise<Outcome> {
  const table = await readRows(actor, file.bytes);
  if (!table.ok) return table;
  const rows = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) return { ok: false, reason: "empty" };
  if (rows.length > MOST_RESULT_ROWS) return { ok: false, reason: "too-many-rows" };
  if (rows.some(({ cells }) => cells.length > MOST_RESULT_COLUMNS))
    return { ok: false, reason: "too-many-columns" };
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "workbook-imports");
    if (!isWithin) return { ok: false, reason: "quota" };
    if (!(await getWorkbook(scope, workbookId))) return { ok: false, reason: "not-found" };
    const importId = randomUUID();
    await scope.tx.insert(workbookImports).values({
      id: importId,
      createdAt: actor.at,
      createdBy: actor.personId,
      workbookId,
      organizationId: actor.organizationId,
      fileName: safeFileName(file.name, { stem: "results" }),
      sha256: sha256Of(file.bytes),
      rows: rows.map(({ row, cells }) => ({
        row,
        cells: cells.map((cell) => cell.slice(0, LONGEST_CELL)),
      })),
    });
    return { ok: true, importId };
  });
}

type Reading = { ok: true; rows: TableRow[] } | { ok: false; reason: ResultsRefusal };

async function readRows({ organizationId }: Actor, bytes: Buffer): Promise<Reading> {
  const file = readJsonFile(bytes);
  if (!file) return readTableApart(organizationId, bytes);
  return file.json === undefined ? { ok: false, reason: "not-json" } : readOscalRows(file.json);
}
