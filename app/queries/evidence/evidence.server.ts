import { and, desc, eq, inArray } from "drizzle-orm";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import { hasBlob, readBlob } from "#app/platform/blob-store.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { evidence } from "#db/schema/evidence.ts";

/**
 * Files of the actor's own organization, by their ids; foreign and unknown ids are left out, and so
 * are files whose content is no longer kept: they cannot stand beside a new statement.
 */
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
      pages: evidence.pages,
      pagesWithoutText: evidence.pagesWithoutText,
      notCui: evidence.notCui,
      validUntil: evidence.validUntil,
      blobKey: evidence.blobKey,
    })
    .from(evidence)
    .where(
      and(
        inArray(evidence.id, [...evidenceIds]),
        eq(evidence.organizationId, actor.organizationId),
      ),
    )
    .orderBy(evidence.uploadedAt, evidence.id);
  const isThere = await Promise.all(rows.map((row) => hasBlob(row.blobKey)));
  return rows
    .filter((_, index) => isThere[index])
    .map(({ blobKey, ...row }) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }));
}

/** A file that the actor's own organization holds already. */
export type HeldFile = {
  id: string;
  fileName: string;
  notCui: NotCui | null;
  validUntil: string | null;
};

/**
 * The files of the actor's own organization that hold the same bytes, and hold them still; newest
 * first. They differ in the names they were given, or in what was said of them.
 */
export async function listSameFiles({ tx, actor }: Scope, sha256: string): Promise<HeldFile[]> {
  const rows = await tx
    .select({
      id: evidence.id,
      fileName: evidence.fileName,
      notCui: evidence.notCui,
      validUntil: evidence.validUntil,
      blobKey: evidence.blobKey,
    })
    .from(evidence)
    .where(and(eq(evidence.organizationId, actor.organizationId), eq(evidence.sha256, sha256)))
    .orderBy(desc(evidence.uploadedAt), desc(evidence.id));
  const isThere = await Promise.all(rows.map((row) => hasBlob(row.blobKey)));
  return rows.filter((_, index) => isThere[index]).map(({ blobKey, ...file }) => file);
}

export type EvidenceFile = { fileName: string; mediaType: string; bytes: Buffer };

/**
 * A file of the actor's own organization with its bytes, decrypted; its name and hash alone once its
 * content is no longer kept.
 */
export async function openOwnEvidence(
  { tx, actor }: Scope,
  evidenceId: string,
): Promise<EvidenceFile | { removed: { fileName: string; sha256: string } } | null> {
  const [row] = await tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), eq(evidence.organizationId, actor.organizationId)));
  if (!row) return null;
  const { fileName, mediaType, blobKey, sha256 } = row;
  if (!(await hasBlob(blobKey))) return { removed: { fileName, sha256 } };
  return { fileName, mediaType, bytes: await readBlob(blobKey) };
}
