import { countChanges, listImportLines } from "./lines.ts";
import type { LookAlike } from "./look-alikes.ts";
import { isEmptyPlan } from "./plan.ts";
import type { ImportProblem } from "./read-rows.ts";
import { IMPORT_CHANGES, type ImportPlan } from "./types.ts";

export const PREVIEW_TABS = ["problems", "alike", ...IMPORT_CHANGES] as const;
export type PreviewTab = (typeof PREVIEW_TABS)[number];

const ROWS_PER_PAGE = 200;

/**
 * What a preview shows of a plan: one page of one part, with the counts of all.
 *
 * @param asked.tab when absent: the problems while there are any, else the first part with rows.
 * @param asked.page from 1; another number shows the first.
 */
export function previewImport(
  plan: ImportPlan,
  { problems, alike }: { problems: readonly ImportProblem[]; alike: readonly LookAlike[] },
  asked: { tab: string; page: number },
) {
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
    rowsLeftOut: new Set(problems.map(({ row }) => row)).size,
    isNothingToDo: isEmptyPlan(plan),
    problems: tab === "problems" ? shown(problems) : [],
    alike: tab === "alike" ? shown(alike) : [],
    lines: shown(lines.filter(({ change }) => change === tab)),
    position: `${start + 1} to ${Math.min(start + ROWS_PER_PAGE, counts[tab])} of ${counts[tab]}`,
  };
}
