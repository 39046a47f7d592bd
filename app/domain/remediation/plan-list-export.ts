import { formatPiid } from "#app/domain/contract/piid.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { PLAN_STATE_WORDS, planStateOf } from "./plan-list-address.ts";
import { SLIP_WORDS } from "./plan-list-words.ts";
import type { PlanProgress, Slip } from "./progress.ts";

/** A plan as the file of a list tells it. */
export type ExportedPlan = {
  supplierName: string;
  supplierUei: string | null;
  /** who answers for the supplier; null where nobody does */
  ownerName: string | null;
  systemName: string;
  progress: PlanProgress;
  slips: readonly Slip[];
  closeOutBy: CalendarDate | null;
  /** the day of our last review; null before any */
  reviewedOn: CalendarDate | null;
  /** the contracts under which the supplier has an open subcontract, by number */
  contractPiids: readonly string[];
};

/** The columns of the file with their widths in characters, and of which column of the list each is. */
export const PLAN_COLUMNS = [
  { header: "legal_name", width: 34, of: "supplier" },
  { header: "uei", width: 15, of: "supplier" },
  { header: "owner", width: 22, of: "supplier" },
  { header: "system", width: 30 },
  { header: "how_it_goes", width: 14, of: "slips" },
  { header: "why_it_slips", width: 30, of: "slips" },
  { header: "open_items", width: 10, of: "open" },
  { header: "done_items", width: 10, of: "done" },
  { header: "open_items_without_due_date", width: 12, of: "open" },
  { header: "next_due_on", width: 12, of: "finish" },
  { header: "finished_by", width: 12, of: "finish" },
  { header: "close_out_by", width: 12, of: "close-out" },
  { header: "last_change_on", width: 12, of: "moved" },
  { header: "looked_at_on", width: 12, of: "reviewed" },
  { header: "contracts", width: 40, of: "supplier" },
];

/** One row of the file; a cell that says nothing is "". */
export function planLine(plan: ExportedPlan): (string | number)[] {
  const { progress, slips } = plan;
  return [
    plan.supplierName,
    plan.supplierUei ?? "",
    plan.ownerName ?? "",
    plan.systemName,
    PLAN_STATE_WORDS[planStateOf(progress, slips)],
    slips.map((slip) => SLIP_WORDS[slip]).join("; "),
    progress.openCount,
    progress.doneCount,
    progress.undatedCount,
    progress.nextDueOn ?? "",
    progress.finishOn ?? "",
    plan.closeOutBy ?? "",
    progress.movedOn,
    plan.reviewedOn ?? "",
    plan.contractPiids.map(formatPiid).join("; "),
  ];
}
