import type { TableRow } from "./header.ts";
import type { ImportProblem } from "./read-rows.ts";

/**
 * The rows of a list that have problems as a file: the cells as they were, in front of them the row's
 * number and what is wrong with it, so that it can be put right and uploaded.
 *
 * @param cells of the file.
 * @param headerRow the number of the row that names the columns.
 * @throws never
 */
export function rejectedLines(
  cells: readonly TableRow[],
  headerRow: number | null,
  problems: readonly ImportProblem[],
): string[][] {
  const byRow = new Map<number, string[]>();
  for (const { row, column, problem } of problems)
    byRow.set(row, [...(byRow.get(row) ?? []), column ? `${column}: ${problem}` : problem]);
  const names = cells.find(({ row }) => row === headerRow)?.cells ?? [];
  const rejected = cells.filter(({ row }) => row !== headerRow && byRow.has(row));
  return [
    ["row_of_the_file", "what_is_wrong", ...names],
    ...rejected.map(({ row, cells: written }) => [
      String(row),
      (byRow.get(row) ?? []).join("\n"),
      ...written,
    ]),
  ];
}
