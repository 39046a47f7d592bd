import { and, eq } from "drizzle-orm";
import type { ResultColumns } from "#app/domain/workbook/import/columns.ts";
import { findResultHeader, type ResultHeader } from "#app/domain/workbook/import/columns.ts";
import { columnsChosen, type Mapping } from "#app/domain/workbook/import/form.ts";
import { type PlannedAnswer, planResults } from "#app/domain/workbook/import/plan.ts";
import { type ResultsReading, readResults } from "#app/domain/workbook/import/read-results.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { workbookImports } from "#db/schema/workbook.ts";
import type { OpenWorkbook } from "./workbook.server.ts";

/** A spreadsheet that was uploaded, with what it would change as its columns are taken. */
export type WorkbookImport = Pick<ResultsReading, "problems" | "rowCount"> & {
  id: string;
  fileName: string;
  sha256: string;
  header: ResultHeader;
  columns: ResultColumns;
  /** requirements of which the file says anything */
  read: number;
  plan: PlannedAnswer[];
};

/** An uploaded spreadsheet of a workbook and what it would change; null when there is none. */
export async function getWorkbookImport(
  { tx, actor }: Scope,
  { workbook, standing }: OpenWorkbook,
  importId: string,
  mapping: Mapping,
): Promise<WorkbookImport | null> {
  const [found] = await tx
    .select()
    .from(workbookImports)
    .where(
      and(
        eq(workbookImports.id, importId),
        eq(workbookImports.workbookId, workbook.id),
        eq(workbookImports.organizationId, actor.organizationId),
      ),
    );
  if (!found) return null;
  const header = findResultHeader(found.rows);
  const columns = columnsChosen(mapping, header);
  const { results, problems, rowCount } = readResults(found.rows, {
    columns,
    headerRow: header.row,
    tickMet: mapping.tickMet === "on",
    on: actor.on,
  });
  return {
    id: found.id,
    fileName: found.fileName,
    sha256: found.sha256,
    header,
    columns,
    problems,
    rowCount,
    read: results.length,
    plan: planResults(results, standing),
  };
}
