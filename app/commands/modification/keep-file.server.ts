import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { dropBlob, putBlob, type StoredBlob } from "#app/platform/blob-store.server.ts";
import { inspectFile } from "#app/platform/inspect-file.server.ts";

/** A file whose content lies in the store, ready to be named by a row. */
export type KeptFile = StoredBlob & { fileName: string; mediaType: string };
export type FileRefused = { ok: false; reason: "file-refused"; refusal: EvidenceRefusal };
export type GivenFile = { name: string; bytes: Buffer };

/**
 * Look into a file and store its content, then run `work`, which names it in a row. Where the work
 * fails or refuses, the content is dropped again.
 *
 * @param given null: no file was given.
 */
export async function withKeptFile<T extends { ok: boolean }>(
  given: GivenFile | null,
  work: (file?: KeptFile) => Promise<T>,
): Promise<T | FileRefused> {
  if (!given) return work();
  const inspection = await inspectFile(given.bytes);
  if (!inspection.ok) return { ok: false, reason: "file-refused", refusal: inspection.refusal };
  const stored = await putBlob(given.bytes);
  try {
    const result = await work({
      ...stored,
      fileName: evidenceFileName(given.name, inspection.mediaType),
      mediaType: inspection.mediaType,
    });
    if (!result.ok) await dropBlob(stored.blobKey);
    return result;
  } catch (error) {
    await dropBlob(stored.blobKey);
    throw error;
  }
}
