import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findRequirement, pointsLost } from "#app/domain/sprs/points.ts";
import type { ItemSource, ItemStatus, OpenAs } from "./vocabulary.ts";

/** A step on the way, and the day by which it is to be taken. */
export type Milestone = { text: string; on: CalendarDate | null };

/** What an item of a plan says; an earlier version stays when it is corrected. */
export type ItemContent = {
  source: ItemSource;
  /** what tells where it came from: the id of a fact, an open requirement; "" for what is one's own */
  sourceKey: string;
  /** id of a requirement of NIST SP 800-171 (`3.1.1`); null for a weakness in free words */
  requirement: string | null;
  /** how the requirement stood when it came on the plan; null without one */
  openAs: OpenAs | null;
  weakness: string;
  action: string;
  /** an account of the organization; null while nobody has it */
  ownerId: string | null;
  ownerName: string;
  resources: string;
  milestones: Milestone[];
  dueOn: CalendarDate | null;
  status: ItemStatus;
  /** the day that the evidence of closing is about */
  doneOn: CalendarDate | null;
  /** what shows that it is closed, or why it was taken off */
  evidence: string;
};

/** An item as it stands. */
export type PlanItem = ItemContent & {
  id: string;
  /** from 1, in the order in which items came on the plan */
  number: number;
  version: number;
  /** ISO instant, UTC, of this version */
  recordedAt: string;
  recordedByName: string;
};

/** Whether two versions of an item say the same. */
export function isSameItem(one: ItemContent, other: ItemContent): boolean {
  return JSON.stringify(orderly(one)) === JSON.stringify(orderly(other));
}

function orderly(item: ItemContent) {
  const { milestones, ...rest } = item;
  const fields = Object.entries(rest).filter(([name]) => FIELDS.has(name));
  return [
    fields.sort(([a], [b]) => (a < b ? -1 : 1)),
    milestones.map(({ text, on }) => [text, on]),
  ];
}

const FIELDS = new Set([
  "source",
  "sourceKey",
  "requirement",
  "openAs",
  "weakness",
  "action",
  "ownerId",
  "ownerName",
  "resources",
  "dueOn",
  "status",
  "doneOn",
  "evidence",
]);

/**
 * The points that come back when an item is done, from the catalog: never typed.
 *
 * @returns 0 for a free weakness and for the system security plan, which makes a score possible.
 * @see 32 CFR 170.24(c)(2)(i)
 */
export function pointsRegained({
  requirement,
  openAs,
}: Pick<ItemContent, "requirement" | "openAs">): number {
  const known = requirement === null ? undefined : findRequirement(requirement);
  return known ? pointsLost(known, openAs ?? "not-met") : 0;
}

/** What an item is called where there is room for one line. */
export function titleOf({
  requirement,
  weakness,
}: Pick<ItemContent, "requirement" | "weakness">): string {
  const known = requirement === null ? undefined : findRequirement(requirement);
  return known ? `${known.id} ${known.title}` : weakness;
}
