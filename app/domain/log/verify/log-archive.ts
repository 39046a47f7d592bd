import type { Parts } from "#app/domain/archive/find-parts.ts";

/** The fixed names inside the export of a whole log. */
export const LOG_FILES = {
  entries: "log.jsonl",
  checkpoint: "checkpoint.txt",
  earlier: "checkpoints.jsonl",
  keys: "verifier-keys.txt",
} as const;

/** The files of such an export, wherever they lie. */
export type LogArchive = Pick<Parts, "read" | "stream">;

/** What is checked, in this order; each stands on those before it. */
export const LOG_CHECKS = {
  members: "Every part of the export is there, and nothing in the package is a trap",
  signature: "The root of the log was signed by a key of the prime",
  entries: "Every entry stands at its place and has its hash",
  earlier: "Every checkpoint signed before is a root of this same log",
  root: "All entries together give the root that was signed",
  growth: "The log only grew since the earlier export",
  witness: "A witness signed the earlier checkpoint",
  package: "The package is the one that was built",
} as const;
export type LogCheckId = keyof typeof LOG_CHECKS;

/** One thing that was checked, in plain words. */
export type LogCheck = {
  id: LogCheckId;
  title: string;
  isOk: boolean;
  /** when it holds all the same, but a person should know something */
  isRemark: boolean;
  detail: string;
};

/** A line of the entries: the place, the leaf hash and the entry exactly as it was hashed. */
export type LogLine = { seq: number; leafHash: string; entry: string };

/** The one way to write such a line, so that no byte of it can vary. */
export function writeLogLine({ seq, leafHash, entry }: LogLine): string {
  return `${JSON.stringify({ seq, leafHash, entry })}\n`;
}

/** A line of the earlier checkpoints. */
export function writeNoteLine(note: string): string {
  return `${JSON.stringify(note)}\n`;
}
