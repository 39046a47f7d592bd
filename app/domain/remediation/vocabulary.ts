/** Where an item of a plan came from. */
export const ITEM_SOURCES = [
  "workbook",
  "returned-fact",
  "contradiction",
  "expired-status",
  "import",
  "own",
] as const;
export type ItemSource = (typeof ITEM_SOURCES)[number];

/** How each source reads. */
export const SOURCE_WORDS: Record<ItemSource, string> = {
  workbook: "Not met in the workbook",
  "returned-fact": "Sent back by a prime",
  contradiction: "Does not fit together in the workbook",
  "expired-status": "A status that expired",
  import: "Taken in from a file",
  own: "Added by you",
};

/** How far an item is, in the order in which it is offered. */
export const ITEM_STATUSES = ["open", "done", "dropped"] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** How each status reads. */
export const ITEM_STATUS_WORDS: Record<ItemStatus, string> = {
  open: "Open",
  done: "Done",
  dropped: "Taken off the plan",
};

/** How a requirement stood when it came on the plan; it decides how many points come back. */
export const OPEN_AS = ["not-met", "partial"] as const;
export type OpenAs = (typeof OPEN_AS)[number];

/**
 * What a prime sees of a plan, the least first: `progress` is how many items are open, when the plan
 * is to be finished and whether it slips; `items` is every item as it stands, without its history;
 * `history` is that with who has each item and how its due date moved.
 */
export const SHARING_LEVELS = ["progress", "items", "history"] as const;
export type SharingLevel = (typeof SHARING_LEVELS)[number];

/** What a prime can say of a plan. */
export const PLAN_REVIEW_OUTCOMES = ["accepted", "commented"] as const;
export type PlanReviewOutcome = (typeof PLAN_REVIEW_OUTCOMES)[number];

export const PLAN_REVIEW_WORDS: Record<PlanReviewOutcome, string> = {
  accepted: "Plan accepted",
  commented: "Comment",
};

/** What a prime can say of the closing of one item. */
export const CLOSING_OUTCOMES = ["accepted", "returned"] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

export const CLOSING_WORDS: Record<ClosingOutcome, string> = {
  accepted: "Closing accepted",
  returned: "Closing returned",
};

/** Stands in OSCAL where nobody said yet what is done; read back as nothing. */
export const NO_ACTION = "Nothing was said yet.";
