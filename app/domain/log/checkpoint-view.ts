import type { Witnessing } from "./witness.ts";

/** A signed root of the log as lists show it. */
export type LogCheckpoint = {
  /** how many entries it covers */
  size: number;
  /** ISO instant, UTC */
  sealedAt: string;
  /** hexadecimal */
  root: string;
};

/** The same with who outside took it, or has not yet. */
export type WitnessedCheckpoint = LogCheckpoint & { witnessings: Witnessing[] };
