/** The life of a subcontract, in order. */
export const SUBCONTRACT_STATES = ["proposed", "awarded", "closed"] as const;
export type SubcontractState = (typeof SUBCONTRACT_STATES)[number];
