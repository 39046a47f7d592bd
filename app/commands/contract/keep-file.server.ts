import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { inspectApart } from "#app/platform/file-inspector.server.ts";

/** A file whose content lies in the store, ready to be named by a row. */
export type KeptFile = StoredBlob & {
  fileName: string;
  mediaType: string;
  pages: number | null;
  pagesWithoutText: number | null;
  notCui: NotCui | null;
};
export type FileRefused = { ok: false; reason: "file-refused"; refusal: EvidenceRefusal };
export type GivenFile = {
  name: string;
  bytes: Buffer;
  /** why what looks like a marking in it is none; absent or "": nothing was said */
  notCuiReason?: string;
};

/**
 * Look into a file and store its content, then run `work`, which names it in a row. Where the work
 * fails or refuses, the content is dropped again. What looks like a marking stops the file unless the
 * person says why it is none.
 *
 * @param given null: no file was given.
 */
export async function withKeptFile<T extends { ok: boolean }>(
  organizationId: string,
  given: GivenFile | null,
  work: (file?: KeptFile) => Promise<T>,
): Promise<T | FileRefused> {
  if (!given) return work();
  const inspection = await inspectApart(organizationId, given.bytes);
  if (!inspection.ok) return { ok: false, reason: "file-refused", refusal: inspection.refusal };
  const { markings, mediaType, pages, pagesWithoutText } = inspection;
  const reason = given.notCuiReason ?? "";
  if (markings.length > 0 && reason === "") {
    const refusal = { reason: "marked" as const, markings, sha256: sha256Of(given.bytes) };
    return { ok: false, reason: "file-refused", refusal };
  }
  const stored = await putBlob(given.bytes);
  try {
    const result = await work({
      ...stored,
      fileName: evidenceFileName(given.name, mediaType),
      mediaType,
      pages,
      pagesWithoutText,
      notCui: markings.length > 0 ? { markings, reason } : null,
    });
    if (!result.ok) await dropBlob(stored.blobKey);
    return result;
  } catch (error) {
    await dropBlob(stored.blobKey);
    throw error;
  }
}
