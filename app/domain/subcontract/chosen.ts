/** How many subcontracts are chosen together at most. */
export const MOST_CHOSEN = 200;
