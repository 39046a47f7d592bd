/** Something that happened to a subcontract, as its timeline tells it. */
export type TimelineItem = {
  seq: number;
  /** ISO instant, UTC */
  at: string;
  action: string;
  /** what happened beyond the action, in words; "" when the action says it all */
  words: string;
  /** who did it, with role and organization */
  actor: string;
  leafHash: string;
};
