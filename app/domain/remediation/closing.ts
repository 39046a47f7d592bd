import type { ShownItem } from "./shown-plan.ts";
import type { ClosingOutcome } from "./vocabulary.ts";

/** What a prime said of the closing of one item, with the item as the prime saw it. */
export type ClosingReview = {
  id: string;
  primeId: string;
  /** of the item on its plan */
  itemNumber: number;
  outcome: ClosingOutcome;
  note: string;
  /** ISO instant, UTC */
  reviewedAt: string;
  reviewedByName: string;
  shown: ShownItem;
};

/** Where the closing of an item stands with a prime. */
export type ClosingState =
  /** it is not said to be done, so there is nothing to decide */
  | "not-closed"
  | "to-check"
  | "accepted"
  | "returned"
  /** it was decided, and what was said of the closing is another since */
  | "changed-since";

/** What is said of the closing of an item, and what of it a prime is shown. */
export type Closing = Pick<
  ShownItem,
  "requirement" | "weakness" | "status" | "doneOn" | "evidence"
> & {
  files?: readonly { id: string; aboutOn: string }[] | undefined;
};

/** Whether two closings say and show the same. What is planned, and by when, is no part of it. */
export function isSameClosing(one: Closing, other: Closing): boolean {
  return JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}

function partsOf({ requirement, weakness, status, doneOn, evidence, files = [] }: Closing) {
  const beside = files.map(({ id, aboutOn }) => `${id} ${aboutOn}`).sort();
  return [requirement, weakness, status, doneOn, evidence, beside];
}

/**
 * Where the closing of an item stands by the last review of one prime.
 *
 * @param last null where that prime decided nothing of the item.
 */
export function stateOfClosing(
  item: Closing,
  last: Pick<ClosingReview, "outcome" | "shown"> | null,
): ClosingState {
  if (item.status !== "done") return "not-closed";
  if (!last) return "to-check";
  return isSameClosing(item, last.shown) ? last.outcome : "changed-since";
}

/** The last that one prime said of the closing of an item, and where the closing stands by it. */
export type DecidedClosing = { review: ClosingReview; state: ClosingState };

/**
 * What each prime said last of the closing of an item.
 *
 * @param reviews of any items, the newest first.
 */
export function closingsOf(
  item: Closing & Pick<ShownItem, "number">,
  reviews: readonly ClosingReview[],
): DecidedClosing[] {
  const ofItem = reviews.filter(({ itemNumber }) => itemNumber === item.number);
  const last = new Map([...ofItem].reverse().map((review) => [review.primeId, review]));
  return [...last.values()].map((review) => ({ review, state: stateOfClosing(item, review) }));
}

/** Whether a prime that said this of a closing, or nothing, has it still to check. */
export function isToCheck(item: Closing, [decided]: readonly Pick<DecidedClosing, "state">[]) {
  const state = decided?.state ?? stateOfClosing(item, null);
  return state === "to-check" || state === "changed-since";
}
