/** A signed root of the log as lists show it. */
export type LogCheckpoint = {
  /** how many entries it covers */
  size: number;
  /** ISO instant, UTC */
  sealedAt: string;
  /** hexadecimal */
  root: string;
};
