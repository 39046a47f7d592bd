import canonicalize from "canonicalize";
import { keepCheckpoint } from "#app/commands/log/keep-checkpoint.server.ts";
import { digest } from "#app/domain/archive/signature.ts";
import { fromHex } from "#app/domain/kernel/hex.ts";
import { signNote, writeCheckpoint, writeVerifierKey } from "#app/domain/log/checkpoint.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { listRecordFiles } from "#app/domain/record/evidence.ts";
import { evidencePath, type Manifest, RECORD_FILES } from "#app/domain/record/manifest.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { getSigningKey } from "#app/platform/signing/signer.server.ts";

/** The signatures of a record: over the root of the log, and over the list of its files. */
export type Seal = { checkpoint: string; manifestJws: string };

/**
 * Sign a built record with the prime's key.
 *
 * @param tx of the system role, which alone reads the private key.
 */
export async function sealRecord(
  tx: Transaction,
  primeId: string,
  built: {
    content: RecordContent;
    json: Buffer;
    pdf: Buffer;
    attachments: readonly { name: string; bytes: Buffer }[];
    at: Date;
  },
): Promise<Seal> {
  const { content, json, pdf, attachments, at } = built;
  const key = await getSigningKey(tx, primeId);
  const { treeSize: size, root } = content.log;
  const text = writeCheckpoint({ origin: key.name, size, root: fromHex(root) });
  const checkpoint = await signNote(digest, text, key);
  await keepCheckpoint(tx, { primeId, size, root, note: checkpoint, sealedAt: at });
  const manifest: Manifest = {
    format: "flowdown-record-manifest",
    version: 1,
    number: content.number,
    builtAt: at.toISOString(),
    verifierKey: await writeVerifierKey(digest, key.name, key.publicKey),
    files: [
      listFile(RECORD_FILES.json, json),
      listFile(RECORD_FILES.pdf, pdf),
      listFile(RECORD_FILES.checkpoint, Buffer.from(checkpoint)),
      ...attachments.map(({ name, bytes }) => listFile(name, bytes)),
      ...listEvidence(content),
    ],
  };
  return { checkpoint, manifestJws: await key.signJws(canonicalize(manifest) ?? "") };
}

function listFile(name: string, bytes: Buffer): Manifest["files"][number] {
  return { name, sha256: sha256Of(bytes), sizeBytes: bytes.length };
}

/** Each evidence file once under each of its names, whatever number of facts it stands beside. */
function listEvidence(content: RecordContent): Manifest["files"] {
  const { version } = content;
  const kept = listRecordFiles(content).filter(({ disposedAt }) => disposedAt === null);
  const files = new Map(
    kept.map((file) => {
      const { sha256, sizeBytes } = file;
      const name = evidencePath(version, file);
      return [name, { name, sha256, sizeBytes }];
    }),
  );
  return [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
