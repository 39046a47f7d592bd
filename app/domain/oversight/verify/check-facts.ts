import canonicalize from "canonicalize";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { EVIDENCE_FOLDER, evidencePath } from "../manifest.ts";
import type { RecordContent } from "../record-content.ts";
import { Failed } from "./archive.ts";
import type { SignedManifest } from "./check-files.ts";
import { sha256Hex } from "./signature.ts";

/** Each fact hashes to what it is named by, and each attestation covers facts of the record. */
export async function checkFacts({ suppliers }: RecordContent): Promise<[string, null]> {
  const facts = suppliers.flatMap((supplier) => supplier.facts);
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
  return [`${countWords(facts.length, "fact")}, ${covered} of them signed for`, null];
}

/** Each evidence file that a fact names and that is still kept is among the signed parts, and no other. */
export async function checkEvidence(
  { version, suppliers }: RecordContent,
  { manifest }: SignedManifest,
): Promise<[string, null]> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const files = suppliers
    .flatMap(({ facts }) => facts.flatMap((fact) => fact.evidence))
    .filter(({ disposedAt }) => disposedAt === null);
  for (const file of files) {
    const { fileName, sha256, sizeBytes } = file;
    const found = listed.get(evidencePath(version, file));
    if (found?.sha256 !== sha256 || found.sizeBytes !== sizeBytes)
      throw new Failed(`Evidence ${fileName} (${sha256}) is not in the record.`);
  }
  const named = new Set(files.map((file) => evidencePath(version, file)));
  const strange = manifest.files.find(
    ({ name }) => name.startsWith(EVIDENCE_FOLDER) && !named.has(name),
  );
  if (strange) throw new Failed(`${strange.name} stands beside no fact of the record.`);
  return [countWords(named.size, "file"), null];
}
