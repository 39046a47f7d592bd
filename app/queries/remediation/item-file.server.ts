import { and, asc, eq } from "drizzle-orm";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { ItemFile } from "#app/domain/remediation/item-file.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { remediationFiles } from "#db/schema/remediation.ts";

/** Every file that was given for an item of one's own plan, or for any, or taken off it, oldest first. */
export async function listItemFiles(
  { tx, actor }: Scope,
  { planId, itemId }: { planId: string; itemId?: string },
): Promise<ItemFile[]> {
  const rows = await tx
    .select({
      link: remediationFiles,
      file: {
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
      },
    })
    .from(remediationFiles)
    .innerJoin(evidence, eq(evidence.id, remediationFiles.evidenceId))
    .where(
      and(
        eq(remediationFiles.planId, planId),
        itemId ? eq(remediationFiles.itemId, itemId) : undefined,
        eq(remediationFiles.organizationId, actor.organizationId),
      ),
    )
    .orderBy(asc(remediationFiles.recordedAt), asc(remediationFiles.id));
  return rows.map(({ link, file }) => ({
    id: link.id,
    itemId: link.itemId,
    file: { ...file, uploadedAt: file.uploadedAt.toISOString() },
    aboutOn: calendarDate(link.aboutOn),
    recordedAt: link.recordedAt.toISOString(),
    recordedByName: link.recordedByName,
    supersedesId: link.supersedesId,
    isWithdrawn: link.isWithdrawn,
    reason: link.reason,
  }));
}
