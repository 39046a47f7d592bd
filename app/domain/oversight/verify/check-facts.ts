import canonicalize from "canonicalize";
import { evidencePath } from "../manifest.ts";
import type { RecordContent } from "../record-content.ts";
import { Failed } from "./archive.ts";
import type { SignedManifest } from "./check-files.ts";
import { sha256Hex } from "./signature.ts";

/** Each fact hashes to what it is named by, and each attestation covers facts of the record. */
export async function checkFacts({ facts }: RecordContent): Promise<[string, null]> {
  const hashOf = new Map(facts.map((fact) => [fact.id, fact.contentHash]));
  let covered = 0;
  for (const fact of facts) {
    const bytes = new TextEncoder().encode(canonicalize(fact.content) ?? "");
    if ((await sha256Hex(bytes)) !== fact.contentHash)
      throw new Failed(`Fact ${fact.id} (${fact.kind}) is not what its hash names.`);
    if (fact.kind !== "attestation") continue;
    for (const { factId, contentHash } of fact.content.covers) {
      const known = hashOf.get(factId);
      if (known !== undefined && known !== contentHash)
        throw new Failed(`Attestation ${fact.id} was signed over another content of ${factId}.`);
      covered += 1;
    }
  }
  return [`${facts.length} facts, ${covered} of them signed for`, null];
}

/** Each evidence file that a fact names is among the signed parts. */
export async function checkEvidence(
  { facts }: RecordContent,
  { manifest }: SignedManifest,
): Promise<[string, null]> {
  const listed = new Map(manifest.files.map((file) => [file.name, file.sha256]));
  const files = facts.flatMap((fact) => fact.evidence);
  for (const file of files)
    if (listed.get(evidencePath(file.sha256)) !== file.sha256)
      throw new Failed(`Evidence ${file.fileName} (${file.sha256}) is not in the record.`);
  return [`${new Set(files.map((file) => file.sha256)).size} files`, null];
}
