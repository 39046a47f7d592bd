import type { ItemContent } from "./item.ts";
import type { PlanProgress } from "./progress.ts";
import type { SharingLevel } from "./vocabulary.ts";

/** An item as a prime sees it where items are shared: not who has it, nor what it costs. */
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
> & { number: number };

/** A plan as a prime sees it. */
export type ShownPlan = {
  level: SharingLevel;
  systemName: string;
  progress: PlanProgress;
  /** null where progress alone is shared */
  items: ShownItem[] | null;
};
