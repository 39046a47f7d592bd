import { and, eq, inArray } from "drizzle-orm";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import { readBlob } from "#app/platform/blob-store.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { evidence } from "#db/schema/evidence.ts";

/** Files of the actor's own organization, by their ids; foreign and unknown ids are left out. */
export async function listOwnEvidence(
  { tx, actor }: Scope,
  evidenceIds: readonly string[],
): Promise<FactEvidence[]> {
  if (evidenceIds.length === 0) return [];
  const rows = await tx
    .select({
      id: evidence.id,
      fileName: evidence.fileName,
      mediaType: evidence.mediaType,
      sizeBytes: evidence.sizeBytes,
      sha256: evidence.sha256,
      uploadedAt: evidence.uploadedAt,
      uploadedByName: evidence.uploadedByName,
    })
    .from(evidence)
    .where(
      and(
        inArray(evidence.id, [...evidenceIds]),
        eq(evidence.organizationId, actor.organizationId),
      ),
    )
    .orderBy(evidence.uploadedAt, evidence.id);
  return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }));
}

/** A file of the actor's own organization that holds the same bytes. */
export async function findOwnEvidence(
  { tx, actor }: Scope,
  sha256: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.organizationId, actor.organizationId), eq(evidence.sha256, sha256)))
    .limit(1);
  return row?.id ?? null;
}

export type EvidenceFile = { fileName: string; mediaType: string; bytes: Buffer };

/** A file of the actor's own organization with its bytes, decrypted. */
export async function openOwnEvidence(
  { tx, actor }: Scope,
  evidenceId: string,
): Promise<EvidenceFile | null> {
  const [row] = await tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), eq(evidence.organizationId, actor.organizationId)));
  if (!row) return null;
  const { fileName, mediaType, blobKey } = row;
  return { fileName, mediaType, bytes: await readBlob(blobKey) };
}
