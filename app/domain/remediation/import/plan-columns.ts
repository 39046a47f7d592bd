import type { TableRow } from "#app/domain/import/header.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";

/** What a column of a POA&M spreadsheet can hold. */
const COLUMNS = [
  "number",
  "requirement",
  "weakness",
  "action",
  "ownerName",
  "resources",
  "milestones",
  "dueOn",
  "status",
  "doneOn",
  "evidence",
] as const;
export type PlanColumn = (typeof COLUMNS)[number];
export type Places = Record<PlanColumn, number | null>;

/** What spreadsheets call our columns, in small letters with one space between words; best first. */
const NAMES: Record<PlanColumn, readonly string[]> = {
  number: ["item", "item number", "poa m id", "poam id", "poa m item", "no"],
  requirement: [
    "requirement",
    "requirement id",
    "security requirement",
    "control",
    "control id",
    "controls",
    "security control",
    "nist control",
    "cmmc id",
    "practice",
    "practice id",
  ],
  weakness: [
    "weakness",
    "weakness description",
    "weaknesses",
    "weakness name",
    "deficiency",
    "weakness or deficiency",
    "finding",
    "gap",
    "description",
  ],
  action: [
    "action",
    "planned action",
    "corrective action",
    "overall remediation plan",
    "remediation plan",
    "remediation",
    "mitigation",
  ],
  ownerName: [
    "owner",
    "point of contact",
    "poc",
    "responsible",
    "responsible person",
    "assigned to",
    "office organization",
  ],
  resources: ["resources", "resources required", "resource estimate", "cost"],
  milestones: [
    "milestones",
    "planned milestones",
    "milestones with completion dates",
    "milestones with interim completion dates",
    "milestone",
  ],
  dueOn: ["scheduled completion", "scheduled completion date", "due date", "due", "target date"],
  status: ["status", "state"],
  doneOn: ["completed on", "actual completion date", "completion date", "date completed"],
  evidence: ["evidence of closing", "closure evidence", "evidence", "artifacts"],
};

/** How far down the row that names the columns may stand. */
const DEEPEST_HEADER = 15;

/** Whether rows begin as those of a plan do: one of the first names its columns. @throws never */
export function isPlanSheet(rows: readonly TableRow[]): boolean {
  return findHeader(rows) !== null;
}

/** The row that names the columns, and where each stands; null where none does. @throws never */
export function findHeader(rows: readonly TableRow[]): { row: number; places: Places } | null {
  const found = rows
    .slice(0, DEEPEST_HEADER)
    .map(({ row, cells }) => ({ row, places: placesOf(cells) }))
    .map((one) => ({
      ...one,
      count: Object.values(one.places).filter((place) => place !== null).length,
    }))
    .filter(({ places, count }) => count > 1 && (places.requirement ?? places.weakness) !== null)
    .sort((a, b) => b.count - a.count);
  return found[0] ?? null;
}

function placesOf(cells: readonly string[]): Places {
  const plain = cells.map((cell) =>
    cleanSearch(cell)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  const placeOf = (column: PlanColumn) => {
    const name = NAMES[column].find((one) => plain.includes(one));
    return name === undefined ? null : plain.indexOf(name);
  };
  return Object.fromEntries(COLUMNS.map((column) => [column, placeOf(column)])) as Places;
}
