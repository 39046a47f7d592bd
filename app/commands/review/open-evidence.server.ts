import { and, desc, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { shares } from "#db/schema/fact.ts";
import { showings } from "#db/schema/showing.ts";
import { findOrigin } from "./record-review.server.ts";

export type OpenedEvidence = { bytes: Buffer; fileName: string; mediaType: string };
type Outcome = OpenedEvidence | { disposal: Disposal };

/**
 * The content of a file that stands beside a fact shared with the prime, or beside what the prime
 * recorded itself; that it was seen enters the log.
 *
 * @returns null when there is no such file beside any of them; that it was disposed of, when it was.
 */
export async function openEvidence(actor: Actor, evidenceId: string): Promise<Outcome | null> {
  const file = await asActor(actor, async (scope) => {
    const [found] = await scope.tx
      .select({
        fileName: evidence.fileName,
        mediaType: evidence.mediaType,
        sha256: evidence.sha256,
        blobKey: evidence.blobKey,
        factId: evidenceLinks.factId,
        supplierId: shares.supplierId,
        submissionId: shares.submissionId,
      })
      .from(evidence)
      .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
      .innerJoin(shares, eq(shares.factId, evidenceLinks.factId))
      .where(and(eq(evidence.id, evidenceId), eq(shares.primeId, actor.organizationId)))
      .orderBy(desc(shares.sharedAt), shares.id)
      .limit(1);
    if (!found) return openShown(scope, evidenceId);
    const [disposal] = await listDisposals(scope, [evidenceId]);
    if (disposal) return { disposal };
    const { supplierId, factId, fileName, sha256 } = found;
    if (actor.readsNothing) return found;
    const origin = await findOrigin(scope, found.submissionId);
    await appendOversightEntry(
      scope,
      "evidence.viewed",
      {
        supplierId,
        contractId: origin?.contractId ?? null,
        subcontractId: origin?.subcontractId ?? null,
      },
      { evidenceId, factId, fileName, sha256 },
    );
    return found;
  });
  if (!file || "disposal" in file) return file;
  return {
    bytes: await readBlob(file.blobKey),
    fileName: file.fileName,
    mediaType: file.mediaType,
  };
}

/** A file beside what the prime recorded of a supplier; null when there is no such one. */
async function openShown(scope: Scope, evidenceId: string) {
  const found = await findShownFile(scope, evidenceId);
  if (!found || scope.actor.readsNothing) return found;
  const { supplierId, showingId, fileName, sha256 } = found;
  const detail = { evidenceId, showingId, fileName, sha256 };
  await appendOversightEntry(scope, "evidence.viewed", { supplierId }, detail);
  return found;
}

/** Where such a file lies, with what it was recorded with. */
export async function findShownFile({ tx, actor }: Scope, evidenceId: string) {
  const [found] = await tx
    .select({
      fileName: evidence.fileName,
      mediaType: evidence.mediaType,
      sha256: evidence.sha256,
      blobKey: evidence.blobKey,
      supplierId: showings.supplierId,
      showingId: showings.id,
    })
    .from(evidence)
    .innerJoin(showings, eq(showings.fileId, evidence.id))
    .where(and(eq(evidence.id, evidenceId), eq(showings.primeId, actor.organizationId)))
    .orderBy(desc(showings.recordedAt), showings.id)
    .limit(1);
  return found ?? null;
}
