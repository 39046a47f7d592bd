import { and, eq } from "drizzle-orm";
import {
  DEEPEST_HEADER,
  type ListMapping,
  listMappedColumns,
  type MappedColumn,
  proposeMapping,
} from "#app/domain/import/mapping.ts";
import type { ListQuestion } from "#app/domain/import/read-rows.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { supplierImports } from "#db/schema/import.ts";

/** An uploaded list as a person maps it. */
export type ListColumns = {
  fileName: string;
  mapping: ListMapping;
  columns: MappedColumn[];
  /** the rows that may name the columns, each with how it begins */
  headerRows: { row: number; begins: string }[];
  questions: ListQuestion[];
};

/**
 * The columns of an uploaded list with what is in them; null when there is no such list.
 *
 * @param headerRow the row that names them; absent: as it was read.
 */
export async function getListColumns(
  { tx, actor }: Scope,
  importId: string,
  headerRow?: number,
): Promise<ListColumns | null> {
  const [found] = await tx
    .select({
      fileName: supplierImports.fileName,
      cells: supplierImports.cells,
      mapping: supplierImports.mapping,
      questions: supplierImports.questions,
    })
    .from(supplierImports)
    .where(
      and(eq(supplierImports.id, importId), eq(supplierImports.primeId, actor.organizationId)),
    );
  if (!found?.cells) return null;
  const { cells, fileName, questions } = found;
  const isAsWas = headerRow === undefined || headerRow === found.mapping?.headerRow;
  const mapping = (isAsWas && found.mapping) || proposeMapping(cells, headerRow);
  return {
    fileName,
    mapping,
    columns: listMappedColumns(cells, mapping),
    headerRows: cells.slice(0, DEEPEST_HEADER).map(({ row, cells: written }) => ({
      row,
      begins: written.filter(Boolean).slice(0, 4).join(", ").slice(0, 80),
    })),
    questions,
  };
}
