import { and, eq } from "drizzle-orm";
import { readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { contractModifications } from "#db/schema/contract.ts";
import { evidence } from "#db/schema/evidence.ts";

export type OpenedFile = { bytes: Buffer; fileName: string; mediaType: string };

/** The document of a modification; null when there is no such one, or none was given. */
export async function openModificationFile(
  actor: Actor,
  { contractId, modificationId }: { contractId: string; modificationId: string },
): Promise<OpenedFile | null> {
  const [file] = await asActor(actor, ({ tx }) =>
    tx
      .select({
        fileName: evidence.fileName,
        mediaType: evidence.mediaType,
        blobKey: evidence.blobKey,
      })
      .from(contractModifications)
      .innerJoin(evidence, eq(evidence.id, contractModifications.fileId))
      .where(
        and(
          eq(contractModifications.id, modificationId),
          eq(contractModifications.contractId, contractId),
          eq(contractModifications.primeId, actor.organizationId),
        ),
      ),
  );
  if (!file) return null;
  return {
    bytes: await readBlob(file.blobKey),
    fileName: file.fileName,
    mediaType: file.mediaType,
  };
}
