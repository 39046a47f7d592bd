import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import type { ItemStatus } from "../vocabulary.ts";

const WORDS: Record<ItemStatus, readonly string[]> = {
  open: [
    "open",
    "ongoing",
    "in progress",
    "in work",
    "not started",
    "planned",
    "delayed",
    "pending",
    "started",
    "on track",
    "overdue",
  ],
  done: ["done", "closed", "complete", "completed", "remediated", "resolved"],
  dropped: [
    "taken off the plan",
    "dropped",
    "cancelled",
    "canceled",
    "withdrawn",
    "not applicable",
    "n a",
    "false positive",
    "taken off",
  ],
};

/** The status that somebody writes in their own words; null when it is none that we know. */
export function readItemStatus(typed: string): ItemStatus | null {
  const plain = cleanSearch(typed)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const found = Object.entries(WORDS).find(([, words]) => words.includes(plain));
  return (found?.[0] as ItemStatus | undefined) ?? null;
}
