import type { FactEvidence } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** That a file shows that an item is closed, or that it was taken off: as it was said, one after the other. */
export type ItemFile = {
  id: string;
  itemId: string;
  file: FactEvidence;
  /** the day that the file is about, whenever it was uploaded */
  aboutOn: CalendarDate;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
  supersedesId: string | null;
  /** it takes off the file that it supersedes */
  isWithdrawn: boolean;
  /** why another took its place or it was taken off; "" for a first one */
  reason: string;
};

/** How many files one item can stand beside. */
export const MOST_ITEM_FILES = 20;

/** The files that stand: none took their place, and nobody took them off; in the order given. */
export function standingFiles(files: readonly ItemFile[]): ItemFile[] {
  const former = new Set(files.map(({ supersedesId }) => supersedesId));
  return files.filter(({ id, isWithdrawn }) => !isWithdrawn && !former.has(id));
}

/** A file as a prime sees it beside its item. */
export function shownFileOf({ file, aboutOn }: ItemFile): FactEvidence & { aboutOn: CalendarDate } {
  return { ...file, aboutOn };
}
