import type { ImportColumn } from "./columns.ts";
import { countChanges, listImportLines } from "./lines.ts";
import type { LookAlike } from "./look-alikes.ts";
import { isEmptyPlan } from "./plan.ts";
import type { ImportProblem } from "./read-rows.ts";
import { IMPORT_CHANGES, type ImportPlan } from "./types.ts";

export const PREVIEW_TABS = ["problems", "alike", ...IMPORT_CHANGES] as const;
export type PreviewTab = (typeof PREVIEW_TABS)[number];

const ROWS_PER_PAGE = 200;

/** What is wrong with one row, or alike with several for want of a column of the file. */
export type ShownProblem = ImportProblem & {
  /** how many rows, of which `row` is the first */
  rows: number;
};

/**
 * The problems as a person reads them: what every row lacks because the file has no such column is said
 * once.
 *
 * @param columns that were recognised in the file; null where that was not kept.
 */
function sayOnce(
  problems: readonly ImportProblem[],
  columns: readonly ImportColumn[] | null,
): ShownProblem[] {
  const known: readonly string[] | null = columns;
  const once = new Map<string, ShownProblem>();
  const shown: ShownProblem[] = [];
  for (const { row, column, problem } of problems) {
    const isOfFile = known !== null && column !== "" && !known.includes(column);
    const said = isOfFile ? once.get(`${column} ${problem}`) : undefined;
    if (said) {
      said.rows += 1;
      continue;
    }
    const words = isOfFile ? `The file has no such column. ${problem}` : problem;
    const one: ShownProblem = { row, column, problem: words, rows: 1 };
    if (isOfFile) once.set(`${column} ${problem}`, one);
    shown.push(one);
  }
  return shown;
}

/**
 * What a preview shows of a plan: one page of one part, with the counts of all.
 *
 * @param found.columns that were recognised in the file; null where that was not kept.
 * @param asked.tab when absent: the problems while there are any, else the first part with rows.
 * @param asked.page from 1; another number shows the first.
 */
export function previewImport(
  plan: ImportPlan,
  found: {
    problems: readonly ImportProblem[];
    alike: readonly LookAlike[];
    columns: readonly ImportColumn[] | null;
  },
  asked: { tab: string; page: number },
) {
  const { alike } = found;
  const problems = sayOnce(found.problems, found.columns);
  const lines = listImportLines(plan);
  const counts = { problems: problems.length, alike: alike.length, ...countChanges(lines) };
  const tab =
    PREVIEW_TABS.find((one) => one === asked.tab) ??
    PREVIEW_TABS.find((one) => counts[one] > 0) ??
    "unchanged";
  const pages = Math.max(1, Math.ceil(counts[tab] / ROWS_PER_PAGE));
  const page = asked.page >= 1 && asked.page <= pages ? Math.trunc(asked.page) : 1;
  const start = (page - 1) * ROWS_PER_PAGE;
  const shown = <Row>(rows: readonly Row[]) => rows.slice(start, start + ROWS_PER_PAGE);
  return {
    tab,
    counts,
    page,
    pages,
    suppliers: countChanges(plan.suppliers),
    subcontracts: countChanges(plan.subcontracts),
    rowsLeftOut: new Set(found.problems.map(({ row }) => row)).size,
    isNothingToDo: isEmptyPlan(plan),
    problems: tab === "problems" ? shown(problems) : [],
    alike: tab === "alike" ? shown(alike) : [],
    lines: shown(lines.filter(({ change }) => change === tab)),
    position: `${start + 1} to ${Math.min(start + ROWS_PER_PAGE, counts[tab])} of ${counts[tab]}`,
  };
}
