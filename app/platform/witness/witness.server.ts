import type { WitnessKind } from "#app/domain/log/witness.ts";

/** A signed root of a log, to be handed on. */
export type HandedCheckpoint = {
  primeId: string;
  primeName: string;
  size: number;
  sealedAt: Date;
  /** hexadecimal */
  root: string;
  note: string;
};

/** Shows that the log of the checkpoint only added to the one of a size. */
export type ProveGrowth = (fromSize: number) => Promise<Uint8Array[]>;

/** Somebody outside who keeps checkpoints. */
export type Witness = {
  kind: WitnessKind;
  /** without secrets: the prime's people read it */
  name: string;
  /**
   * Hand a checkpoint over; the same one may come again.
   *
   * @returns the signature lines that came back, if any.
   * @throws Error with one sentence when it was not taken.
   */
  take(checkpoint: HandedCheckpoint, proveGrowth: ProveGrowth): Promise<string | null>;
};
