import { and, desc, eq, exists, inArray, notInArray, or } from "drizzle-orm";
import { logReading } from "#app/commands/log/log-reading.server.ts";
import { findShownFile, type OpenedEvidence } from "#app/commands/review/open-evidence.server.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { readBlob } from "#app/platform/blob-store.server.ts";
import { asActor, type Scope } from "#app/platform/db.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { acknowledgements, attestations } from "#db/schema/statement.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import type { Auditor } from "./as-auditor.server.ts";

/**
 * The content of a file that stands beside a fact of a subcontractor of the room; that it was seen
 * enters the log, in the auditor's name.
 *
 * @returns null when there is no such file; that it was disposed of, when it was. One that stands beside the acknowledgement of another
 *   contract, or beside what was signed for one, does not exist for the auditor.
 */
export async function openAuditEvidence(
  actor: Auditor,
  evidenceId: string,
): Promise<OpenedEvidence | { disposal: Disposal } | null> {
  const [file, disposal] = await asActor(actor, async (scope) => {
    const [found, disposals] = [
      (await findFile(scope, evidenceId)) ?? (await findShownInRoom(scope, evidenceId)),
      await listDisposals(scope, [evidenceId]),
    ];
    return [found, disposals[0]] as const;
  });
  if (!file) return null;
  if (disposal) return { disposal };
  const { fileName, mediaType, sha256, blobKey, beside, ...subject } = file;
  const bytes = await readBlob(blobKey);
  const detail = { evidenceId, ...beside, fileName, sha256 };
  await logReading(actor, "evidence.viewed", subject, detail);
  return { bytes, fileName, mediaType };
}

/** The policies of the database narrow every table here to the contracts of the room. */
async function findFile({ tx, actor }: Scope, evidenceId: string) {
  const ofRoom = ["acknowledgement", "attestation"] as const;
  const acknowledged = tx
    .select({ id: acknowledgements.factId })
    .from(acknowledgements)
    .where(eq(acknowledgements.factId, facts.id));
  const attested = tx
    .select({ id: attestations.factId })
    .from(attestations)
    .where(eq(attestations.factId, facts.id));
  const [found] = await tx
    .select({
      fileName: evidence.fileName,
      mediaType: evidence.mediaType,
      sha256: evidence.sha256,
      blobKey: evidence.blobKey,
      factId: facts.id,
      supplierId: shares.supplierId,
      contractId: subcontracts.contractId,
      subcontractId: subcontracts.id,
    })
    .from(evidence)
    .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
    .innerJoin(facts, eq(facts.id, evidenceLinks.factId))
    .innerJoin(shares, eq(shares.factId, facts.id))
    .innerJoin(subcontracts, eq(subcontracts.supplierId, shares.supplierId))
    .where(
      and(
        eq(evidence.id, evidenceId),
        eq(shares.primeId, actor.organizationId),
        inArray(subcontracts.contractId, actor.auditContracts ?? []),
        or(notInArray(facts.kind, [...ofRoom]), exists(acknowledged), exists(attested)),
      ),
    )
    .orderBy(desc(shares.sharedAt), subcontracts.number)
    .limit(1);
  if (!found) return null;
  const { factId, ...file } = found;
  return { ...file, beside: { factId } };
}

/** A file beside what the prime recorded of a subcontractor of the room. */
async function findShownInRoom(scope: Scope, evidenceId: string) {
  const shown = await findShownFile(scope, evidenceId);
  if (!shown) return null;
  const [subcontract] = await scope.tx
    .select({ contractId: subcontracts.contractId, subcontractId: subcontracts.id })
    .from(subcontracts)
    .where(
      and(
        eq(subcontracts.supplierId, shown.supplierId),
        inArray(subcontracts.contractId, scope.actor.auditContracts ?? []),
      ),
    )
    .orderBy(subcontracts.number)
    .limit(1);
  if (!subcontract) return null;
  const { showingId, ...file } = shown;
  return { ...file, ...subcontract, beside: { showingId } };
}
