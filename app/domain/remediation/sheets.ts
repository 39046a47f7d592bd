import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import type { Cell, Sheet } from "#app/domain/workbook/sheets.ts";
import type { CloseOutClock } from "./clock.ts";
import { writeUndated } from "./import/read-rows.ts";
import { type Milestone, type PlanItem, pointsRegained } from "./item.ts";
import type { PoamForm } from "./poam.ts";
import { ITEM_STATUS_WORDS, SOURCE_WORDS } from "./vocabulary.ts";

/** The columns of the items, which can be taken in again under the same names. */
export const ITEM_COLUMNS = [
  { header: "Item", width: 7 },
  { header: "Requirement", width: 13 },
  { header: "CMMC id", width: 16 },
  { header: "Title", width: 34 },
  { header: "Weakness", width: 44 },
  { header: "Source", width: 22 },
  { header: "Points", width: 8 },
  { header: "May stand open", width: 30 },
  { header: "Action", width: 44 },
  { header: "Owner", width: 20 },
  { header: "Resources", width: 24 },
  { header: "Milestones", width: 44 },
  { header: "Scheduled completion", width: 20 },
  { header: "Status", width: 18 },
  { header: "Completed on", width: 14 },
  { header: "Evidence of closing", width: 40 },
];

type PlanSheets = {
  systemName: string;
  items: readonly PlanItem[];
  form: PoamForm;
  clock: CloseOutClock | null;
};

/** A plan as the sheets of a spreadsheet: the items, and what they come to. */
export function writePlanSheets(plan: PlanSheets): Sheet[] {
  return [
    {
      name: "POAM",
      columns: ITEM_COLUMNS,
      rows: plan.items.map((item) => itemRow(item, plan.form)),
    },
    {
      name: "Summary",
      columns: [
        { header: "What", width: 44 },
        { header: "Value", width: 70 },
      ],
      rows: summaryRows(plan),
    },
  ];
}

function itemRow(item: PlanItem, form: PoamForm): Cell[] {
  const requirement = item.requirement === null ? undefined : findRequirement(item.requirement);
  return [
    item.number,
    item.requirement ?? "",
    requirement?.cmmcId ?? "",
    requirement?.title ?? "",
    item.weakness,
    SOURCE_WORDS[item.source],
    pointsRegained(item),
    sayMayStand(item, form),
    item.action,
    item.ownerName,
    item.resources,
    writeMilestones(item.milestones),
    item.dueOn ?? "",
    ITEM_STATUS_WORDS[item.status],
    item.doneOn ?? "",
    item.evidence,
  ];
}

function sayMayStand({ id }: PlanItem, { rows }: PoamForm): string {
  const row = rows.find(({ item }) => item.id === id);
  if (!row) return "";
  return row.blocker ? `No: ${row.blocker.text} (${row.blocker.citation})` : "Yes";
}

/**
 * Milestones in one cell: `2027-01-15: Firewall ordered; Firewall set up`. A semicolon of their own is
 * written `\;`, and read back as one; where the text of one without a day begins with one, a backslash
 * stands before it.
 */
export function writeMilestones(milestones: readonly Milestone[]): string {
  return milestones
    .map(({ text, on }) => (on ? `${on}: ${text}` : writeUndated(text)).replaceAll(";", "\\;"))
    .join("; ");
}

function summaryRows({ systemName, form, clock }: PlanSheets): Cell[][] {
  return [
    ["Information system", systemName],
    ["POA&M of", `Conditional ${form.type}`],
    ["Conditional CMMC Status Date", clock ? formatDate(clock.statusDate) : "None is stated"],
    [
      "Close-out assessed and posted by (32 CFR 170.21(b))",
      clock ? formatDate(clock.lastDay) : "180 days after that date",
    ],
    ["Score as the workbook counts it", form.countedScore],
    ...form.general.map(({ text, citation }): Cell[] => [
      "Forbids a Conditional status",
      `${text} (${citation})`,
    ]),
    ["Not met in the workbook, and not on the plan", form.missing.join(", ") || "None"],
    ["Closed here, and still not met in the workbook", form.stillNotMet.join(", ") || "None"],
    ["Ticking off items closes nothing out", "A close-out assessment does (32 CFR 170.21(b))."],
  ];
}
