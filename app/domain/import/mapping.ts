import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import type { ImportColumn } from "./columns.ts";
import type { DateOrder } from "./date-order.ts";
import { findHeader, type Header, plainName, type TableRow } from "./header.ts";

/** How the columns of one file are taken. */
export type ListMapping = {
  /** number of the row that names the columns */
  headerRow: number;
  /** what each column of the file holds, in its order; null: it is left out */
  columns: (ImportColumn | null)[];
  /** in which order its dates are; null: as the dates themselves say */
  dateOrder: DateOrder | null;
};

/** A mapping that was kept for the next file whose columns have the same names. */
export type SavedMapping = Pick<ListMapping, "columns" | "dateOrder"> & { header: string };

/** The rows of a file that hold something; only the first of them can name its columns. */
export const DEEPEST_HEADER = 10;

/** What files of the same kind are recognised by: the names of their columns. */
export function headerKeyOf(cells: readonly string[]): string {
  const names = cells.map(plainName);
  while (names.at(-1) === "") names.pop();
  return names.join("|");
}

/** A saved mapping for a row of this table, with the row that it fits; null without one. */
export function findSavedMapping(
  rows: readonly TableRow[],
  saved: readonly SavedMapping[],
): ListMapping | null {
  const byHeader = new Map(saved.map((one) => [one.header, one]));
  for (const { row, cells } of rows.slice(0, DEEPEST_HEADER)) {
    const found = byHeader.get(headerKeyOf(cells));
    if (found) return { headerRow: row, columns: found.columns, dateOrder: found.dateOrder };
  }
  return null;
}

/**
 * How a table would be taken by the names of its columns: where a person begins who maps it.
 *
 * @param headerRow the row that names them; absent: the likeliest.
 */
export function proposeMapping(rows: readonly TableRow[], headerRow?: number): ListMapping {
  const asked = rows.filter(({ row }) => row === headerRow);
  const header = findHeader(asked.length > 0 ? asked : rows);
  const named = rows.find(({ row }) => row === (header?.row ?? headerRow)) ?? widestOf(rows);
  const columns: (ImportColumn | null)[] = (named?.cells ?? []).map(() => null);
  for (const [column, place] of Object.entries(header?.columns ?? {}))
    columns[place.index] = column as ImportColumn;
  return { headerRow: named?.row ?? 1, columns, dateOrder: null };
}

/** Of the first rows the one with the most cells, which most likely names the columns. */
function widestOf(rows: readonly TableRow[]): TableRow | undefined {
  const width = ({ cells }: TableRow) => cells.filter((cell) => cell.trim() !== "").length;
  return rows
    .slice(0, DEEPEST_HEADER)
    .reduce<TableRow | undefined>(
      (best, row) => (!best || width(row) > width(best) ? row : best),
      undefined,
    );
}

/** The columns of a table as a mapping takes them; null when no such row is there. */
export function headerOf(rows: readonly TableRow[], mapping: ListMapping): Header | null {
  const named = rows.find(({ row }) => row === mapping.headerRow);
  if (!named) return null;
  const header: Header = {
    row: named.row,
    columns: {},
    leftOut: [],
    // What stands beyond the names belongs to columns that nobody mapped.
    width: Number.POSITIVE_INFINITY,
  };
  named.cells.forEach((cell, index) => {
    const name = cleanSearch(cell) || columnLetter(index);
    const column = mapping.columns[index];
    if (column) header.columns[column] = { name, index };
    else if (cleanSearch(cell)) header.leftOut.push(name);
  });
  return header;
}

/** `Column C`, for one without a name. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  const before = index < 26 ? "" : String.fromCharCode(64 + Math.floor(index / 26));
  return `Column ${before}${letter}`;
}

/** A column of a file as a person maps it: its name, and the first cells below. */
export type MappedColumn = {
  index: number;
  name: string;
  examples: string[];
  column: ImportColumn | null;
};

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

/** The columns of a table to be mapped; those that hold nothing at all are none. */
export function listMappedColumns(rows: readonly TableRow[], mapping: ListMapping): MappedColumn[] {
  const at = rows.findIndex(({ row }) => row === mapping.headerRow);
  const names = rows[at]?.cells ?? [];
  const below = rows.slice(at + 1);
  const width = Math.max(names.length, ...below.slice(0, 200).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => ({
    index,
    name: cleanSearch(names[index] ?? "") || columnLetter(index),
    examples: examplesOf(below, index),
    column: mapping.columns[index] ?? null,
  })).filter(({ index, examples }) => examples.length > 0 || cleanSearch(names[index] ?? ""));
}

function examplesOf(rows: readonly TableRow[], index: number): string[] {
  const examples = new Set<string>();
  for (const { cells } of rows) {
    const cell = cleanSearch(cells[index] ?? "");
    if (cell) examples.add(cell.slice(0, LONGEST_EXAMPLE));
    if (examples.size === EXAMPLES) break;
  }
  return [...examples];
}
