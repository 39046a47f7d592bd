/** The files of a record, wherever they lie: a ZIP on disk, or one dropped into a browser. */
export type RecordArchive = {
  names: readonly string[];
  /** @throws Error when the member cannot be read, for example because it is damaged. */
  read(name: string): Promise<Uint8Array>;
  /** SHA-256 in hexadecimal and the size, of a member that may be too large to hold. */
  measure(name: string): Promise<{ sha256: string; sizeBytes: number }>;
};

/** One thing that was checked, in plain words. */
export type Check = {
  id: CheckId;
  /** what is established when it holds */
  title: string;
  isOk: boolean;
  /** what was found: counts when it holds, the failing member and why when it does not */
  detail: string;
};

/** What is checked, in this order; each stands on those before it. */
export const CHECKS = {
  members: "Every part of the record is there, and nothing else",
  signature: "The list of parts was signed by the prime's key and not changed since",
  files: "Every part is the one that was listed",
  canonical: "The record is in its canonical form, so that its hash names its content",
  form: "The record says everything that its form asks for",
  references: "Everything that the record names stands in it",
  facts: "Every fact is what its hash names, and the signed attestations cover the facts they name",
  evidence: "Every evidence file that the record names is there",
  inclusion: "Every entry of the timeline stands in the prime's log",
  anchors: "What the record tells is what the log said when it happened, and nothing is left out",
  checkpoint: "The root of the log was signed by the prime's key",
  growth: "The log only grew since the record that this one supersedes",
  timestamp: "An authority for time says when the list of parts was there",
} as const;
export type CheckId = keyof typeof CHECKS;

/** Thrown inside a check to say what failed; never leaves the verifier. */
export class Failed extends Error {}
