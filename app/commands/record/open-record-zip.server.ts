import type { Readable } from "node:stream";
import { logReading } from "#app/commands/log/log-reading.server.ts";
import { readJws } from "#app/domain/archive/signature.ts";
import { Manifest, RECORD_FILES, TIMESTAMP_FILE } from "#app/domain/record/manifest.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { hasBlob, openBlob, readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { writeZip, type ZipMember } from "#app/platform/zip.server.ts";
import { getRecord, type RecordRow } from "#app/queries/record/record.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { listDisposedParts } from "./list-disposed-parts.server.ts";

export type OpenedZip = { stream: Readable; fileName: string };

/**
 * A built record with its evidence and signatures as one ZIP, streamed, the same bytes every time;
 * that it was taken enters the log.
 *
 * @returns null when there is no such record or it is not built; what of it was disposed of, when
 *   something was: the PDF and the JSON stay to be had.
 */
export async function openRecordZip(
  actor: Actor,
  recordId: string,
): Promise<OpenedZip | { disposals: Disposal[] } | null> {
  const found = await asActor(actor, async (scope) => {
    const record = await getRecord(scope, recordId);
    return record && { record, members: await listMembers(scope, record) };
  });
  if (!found?.members || !found.record.builtAt) return null;
  const disposals = await listDisposedParts(actor, found.record);
  if (disposals.length > 0) return { disposals };
  const { number, contractId, subcontractId, builtAt } = found.record;
  await logReading(
    actor,
    "record.downloaded",
    { contractId, subcontractId },
    { recordId, number, form: "zip" },
  );
  return { stream: writeZip(found.members, builtAt), fileName: `${number}.zip` };
}

/** The record's files in the order of its manifest, then its time stamp; null while it is not built. */
export async function listMembers(scope: Scope, record: RecordRow): Promise<ZipMember[] | null> {
  const { jsonBlobKey, pdfBlobKey, checkpoint, manifestJws, attachments } = record;
  if (!jsonBlobKey || !pdfBlobKey || !checkpoint || !manifestJws) return null;
  const { files } = Manifest.parse(JSON.parse(readJws(manifestJws)?.payload ?? "null"));
  const blobKeyOf = await findEvidence(
    scope,
    files.map((file) => file.sha256),
  );
  const fixed: Record<string, () => Promise<Buffer>> = {
    [RECORD_FILES.json]: () => readBlob(jsonBlobKey),
    [RECORD_FILES.pdf]: () => readBlob(pdfBlobKey),
    [RECORD_FILES.checkpoint]: async () => Buffer.from(checkpoint),
    ...Object.fromEntries(attachments.map(({ name, blobKey }) => [name, () => readBlob(blobKey)])),
  };
  const members = files.map(({ name, sha256 }) => ({
    name,
    read: fixed[name] ?? (() => openBlob(blobKeyOf.get(sha256) ?? "")),
  }));
  const { timestampToken } = record;
  const read = async () => Buffer.from(timestampToken ?? "", "base64");
  return [
    { name: RECORD_FILES.manifest, read: async () => Buffer.from(manifestJws) },
    ...members,
    ...(timestampToken ? [{ name: TIMESTAMP_FILE, read }] : []),
  ];
}

async function findEvidence({ tx }: Scope, hashes: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ sha256: evidence.sha256, blobKey: evidence.blobKey })
    .from(evidence)
    .where(among(evidence.sha256, hashes));
  const isThere = await Promise.all(rows.map((row) => hasBlob(row.blobKey)));
  const there = rows.filter((_, index) => isThere[index]);
  return new Map(there.map((row) => [row.sha256, row.blobKey]));
}
