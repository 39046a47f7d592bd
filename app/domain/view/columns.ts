/** The columns of a list that are shown beside the first, which names what a row is about; null: every one. */
export type ChosenColumns<Id extends string = string> = readonly Id[] | null;

/** The field of an address that says them. */
export const COLUMNS_FIELD = "columns";

/**
 * Which columns an address asks for, in the list's own order.
 *
 * @param all what of the list can be left out.
 * @returns null where nothing is left out, or nothing that is asked for is known.
 */
export function readColumns<Id extends string>(
  all: readonly Id[],
  query: URLSearchParams,
): ChosenColumns<Id> {
  // A form sends each by itself, a link all of them at once.
  const asked = new Set(query.getAll(COLUMNS_FIELD).flatMap((text) => text.split(",")));
  const chosen = all.filter((id) => asked.has(id));
  return chosen.length === 0 || chosen.length === all.length ? null : chosen;
}

/** The choice as a field of a form; none where every column is shown. */
export function columnsField(columns: ChosenColumns): Record<string, string> {
  return columns ? { [COLUMNS_FIELD]: columns.join(",") } : {};
}

/** The query part of an address, with the choice. */
export function withColumns(query: string, columns: ChosenColumns): string {
  if (!columns) return query;
  const fields = new URLSearchParams(query);
  fields.set(COLUMNS_FIELD, columns.join(","));
  return `?${fields}`;
}

/** A column of a list's file; `of` names the list's column that it tells, absent where it stays in any case. */
type FileColumn = { of?: string };

/** The part of a list's file that tells what is shown: its columns, and of each line their cells. */
export function cellsOf<Column extends FileColumn>(
  all: readonly Column[],
  chosen: ChosenColumns,
): { columns: Column[]; pick: <Cell>(line: readonly Cell[]) => Cell[] } {
  const isKept = all.map(({ of }) => !of || !chosen || chosen.includes(of));
  return {
    columns: all.filter((_, index) => isKept[index]),
    pick: (line) => line.filter((_, index) => isKept[index]),
  };
}
