import type { WitnessKind } from "#app/domain/oversight/witness.ts";
import { env } from "../env.server.ts";
import { bucketWitness } from "./bucket.server.ts";
import { cosignerWitness } from "./cosigner.server.ts";
import { folderWitness } from "./folder.server.ts";

/** A signed root of a log, to be handed on. */
export type HandedCheckpoint = { primeId: string; size: number; note: string };

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

/** The witnesses that keep files or sign, as the environment names them; mail is the jobs'. */
export function listFileWitnesses(): Witness[] {
  const { directory, bucket, cosigner } = env().witnesses;
  return [
    ...(directory ? [folderWitness(directory)] : []),
    ...(bucket ? [bucketWitness(bucket)] : []),
    ...(cosigner ? [cosignerWitness(cosigner)] : []),
  ];
}
