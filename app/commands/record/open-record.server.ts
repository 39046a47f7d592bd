import { logReading } from "#app/commands/log/log-reading.server.ts";
import { readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getRecord } from "#app/queries/record/record.server.ts";

export type OpenedRecord = { bytes: Buffer; fileName: string; mediaType: string };

const MEDIA_TYPES = { pdf: "application/pdf", json: "application/json" } as const;

/**
 * The file of a built record, byte for byte as it was built; that it was taken enters the log.
 *
 * @returns null when there is no such record or it is not built.
 */
export async function openRecord(
  actor: Actor,
  recordId: string,
  form: "pdf" | "json",
): Promise<OpenedRecord | null> {
  const record = await asActor(actor, (scope) => getRecord(scope, recordId));
  const blobKey = form === "pdf" ? record?.pdfBlobKey : record?.jsonBlobKey;
  if (!record || !blobKey) return null;
  const { number, contractId, subcontractId, pdfSha256, jsonSha256 } = record;
  const sha256 = form === "pdf" ? pdfSha256 : jsonSha256;
  const bytes = await readBlob(blobKey);
  await logReading(
    actor,
    "record.downloaded",
    { contractId, subcontractId },
    { recordId, number, form, sha256 },
  );
  return { bytes, fileName: `${number}.${form}`, mediaType: MEDIA_TYPES[form] };
}
