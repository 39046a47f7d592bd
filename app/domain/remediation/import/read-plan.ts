import type { ItemContent } from "../item.ts";

/** What of an item a file can say; the rest is known here or is not said in files. */
export const IMPORTED_FIELDS = [
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
export type ImportedField = (typeof IMPORTED_FIELDS)[number];

/** One item as a file tells it: an absent field is not said, and changes nothing. */
export type ReadItem = {
  /** where it stands: `Row 5`, `poam-items[2]` */
  place: string;
  /** the number of the item on this plan; null for one that the file does not number */
  number: number | null;
  requirement: string | null;
  said: Partial<Pick<ItemContent, ImportedField>>;
};

/** What of a file could not be taken as it is. */
export type PlanProblem = {
  /** the cell, or the path in the document */
  place: string;
  problem: string;
};

/** The largest file of a plan: thousands of items, and no more. */
export const MOST_PLAN_BYTES = 2_000_000;

/** The most items and columns of a file of a plan: a form chooses among all of them at once. */
export const MOST_PLAN_ITEMS = 400;
export const MOST_PLAN_COLUMNS = 100;

export type ReadPlan = { items: ReadItem[]; problems: PlanProblem[] };
