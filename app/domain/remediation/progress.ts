import { type CalendarDate, daysBetween, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { ItemContent } from "./item.ts";

/** So many days without any item changing are a standstill. */
export const STANDSTILL_DAYS = 30;

/** What every prime that may see a plan at all sees of it: numbers and days, no words. */
export type PlanProgress = {
  openCount: number;
  doneCount: number;
  /** open items without a due date */
  undatedCount: number;
  /** the earliest due date of an open item; null while none has one */
  nextDueOn: CalendarDate | null;
  /** the latest due date of an open item: when the plan is to be finished; null while none has one */
  finishOn: CalendarDate | null;
  /** the day on which an item was last added or changed */
  movedOn: CalendarDate;
};

/**
 * How far a plan is. Items that were taken off do not count.
 *
 * @param movedOn the day on which an item was last added or changed.
 */
export function measureProgress(
  items: readonly Pick<ItemContent, "status" | "dueOn">[],
  movedOn: CalendarDate,
): PlanProgress {
  const open = items.filter(({ status }) => status === "open");
  const due = open.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return {
    openCount: open.length,
    doneCount: items.filter(({ status }) => status === "done").length,
    undatedCount: open.length - due.length,
    nextDueOn: due.at(0) ?? null,
    finishOn: due.at(-1) ?? null,
    movedOn,
  };
}

/** Why a plan slips, the most pressing first. */
export const SLIPS = ["past-close-out", "overdue", "standstill"] as const;
export type Slip = (typeof SLIPS)[number];

export function isSlip(text: string): text is Slip {
  return (SLIPS as readonly string[]).includes(text);
}

/**
 * Why a plan slips: an open item is past its due date, nothing moved for 30 days, or it is to be
 * finished after the last day on which a Conditional status can be closed out. A plan with nothing
 * open does not slip.
 *
 * @param closeOutBy the last day of the close-out; null without a Conditional status that runs.
 * @returns none where it does not, in the order of `SLIPS`.
 * @see 32 CFR 170.21(b), of the last day of the close-out
 */
export function findSlips(
  { openCount, nextDueOn, finishOn, movedOn }: PlanProgress,
  on: CalendarDate,
  closeOutBy: CalendarDate | null = null,
): Slip[] {
  if (openCount === 0) return [];
  const isSlipping: Record<Slip, boolean> = {
    "past-close-out": closeOutBy !== null && ((finishOn ?? on) > closeOutBy || on > closeOutBy),
    overdue: nextDueOn !== null && nextDueOn < on,
    standstill: daysBetween(movedOn, on) > STANDSTILL_DAYS,
  };
  return SLIPS.filter((slip) => isSlipping[slip]);
}

/** What a slip is, in one sentence. */
export function saySlip(
  slip: Slip,
  { nextDueOn, movedOn }: PlanProgress,
  closeOutBy: CalendarDate | null,
): string {
  if (slip === "overdue")
    return `An item was due on ${nextDueOn ? formatDate(nextDueOn) : "a day that is over"} and is open.`;
  if (slip === "standstill")
    return `Nothing moved since ${formatDate(movedOn)}, for more than ${countWords(STANDSTILL_DAYS, "day")}.`;
  return `It is not finished by ${closeOutBy ? formatDate(closeOutBy) : "the last day"}, the last day of the close-out.`;
}
