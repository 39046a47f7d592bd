/** Where checkpoints are handed to, so that somebody else holds us to them. */
export const WITNESS_KINDS = ["folder", "email", "bucket", "cosigner"] as const;
export type WitnessKind = (typeof WITNESS_KINDS)[number];

export const WITNESS_KIND_WORDS: Record<WitnessKind, string> = {
  folder: "Folder",
  email: "Email",
  bucket: "Bucket",
  cosigner: "Witness",
};

/** How far a checkpoint came with one witness, as the page of checkpoints shows it. */
export type Witnessing = {
  kind: WitnessKind;
  name: string;
  /** ISO instant, UTC; null while it was not taken */
  witnessedAt: string | null;
  attempts: number;
  failure: string | null;
  /** whether it signed what it took */
  isCosigned: boolean;
};
