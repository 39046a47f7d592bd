import { z } from "zod";
import { Sha256 } from "./parts.ts";
import type { RecordVersion } from "./version.ts";

/** The names that the fixed files of a record carry in its ZIP. */
export const RECORD_FILES = {
  json: "record.json",
  pdf: "record.pdf",
  checkpoint: "checkpoint.txt",
  manifest: "manifest.jws",
} as const;

/** The time stamp over the manifest, in DER: stands last, where an authority gave one. */
export const TIMESTAMP_FILE = "manifest.tst";

/** Under which name the evidence files stand in the ZIP. */
export const EVIDENCE_FOLDER = "evidence/";

const LONGEST_NAME = 60;

/**
 * Where an evidence file stands in the ZIP: named by its hash, so that no name can mislead, and since
 * version 3 by its own name behind it, so that a computer knows how to open it.
 */
export function evidencePath(
  version: RecordVersion,
  { sha256, fileName }: { sha256: string; fileName: string },
): string {
  if (version === 2) return EVIDENCE_FOLDER + sha256;
  const name = fileName.replace(/[^A-Za-z0-9._-]+/g, "_").slice(-LONGEST_NAME);
  return `${EVIDENCE_FOLDER}${sha256}-${name}`;
}

/** No name leads out of the folder that a ZIP is opened into. */
const MemberName = z
  .string()
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/);

/** What the manifest of a record says: its files, and the key that signed them. Version 1. */
export const Manifest = z.strictObject({
  format: z.literal("flowdown-record-manifest"),
  version: z.literal(1),
  number: z.string().min(1),
  builtAt: z.iso.datetime(),
  /** of the key that signed this and the checkpoint, as a C2SP verifier key */
  verifierKey: z.string().min(1),
  files: z
    .array(z.strictObject({ name: MemberName, sha256: Sha256, sizeBytes: z.number() }))
    .min(1),
});
export type Manifest = z.output<typeof Manifest>;
