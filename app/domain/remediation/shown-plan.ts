import type { FactEvidence } from "#app/domain/fact/content.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { ItemContent } from "./item.ts";
import type { PlanProgress } from "./progress.ts";
import type { SharingLevel } from "./vocabulary.ts";

/** A file that shows that an item is closed, and the day that it is about. */
export type ShownFile = FactEvidence & { aboutOn: CalendarDate };

/** A due date as it was set; null where it was taken away. */
export type DueChange = {
  dueOn: CalendarDate | null;
  /** ISO instant, UTC */
  recordedAt: string;
};

/** An item as a prime sees it where items are shared: never what it costs. */
export type ShownItem = Pick<
  ItemContent,
  | "requirement"
  | "openAs"
  | "weakness"
  | "action"
  | "milestones"
  | "dueOn"
  | "status"
  | "doneOn"
  | "evidence"
> & {
  number: number;
  /** those that stand, by when they were uploaded; absent in what was seen before files could be given */
  files?: ShownFile[] | undefined;
  /** who has it; absent unless the history is shared */
  ownerName?: string | undefined;
  /** oldest first; absent unless the history is shared */
  dueChanges?: DueChange[] | undefined;
};

/** A plan as a prime sees it. */
export type ShownPlan = {
  level: SharingLevel;
  systemName: string;
  progress: PlanProgress;
  /** null where progress alone is shared */
  items: ShownItem[] | null;
};

/** The due dates that an item had before the one that stands: `Before: 1 Dec 2026, 15 Jan 2027`. */
export function sayFormerDueDates(changes: readonly DueChange[]): string | null {
  const former = changes.slice(0, -1);
  if (former.length === 0) return null;
  return `Before: ${former.map(({ dueOn }) => (dueOn ? formatDate(dueOn) : "no date")).join(", ")}`;
}
