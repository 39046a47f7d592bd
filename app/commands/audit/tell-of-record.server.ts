import { and, eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listRoomReaders } from "#app/queries/audit/told.server.ts";
import type { RecordRow } from "#app/queries/record/record.server.ts";
import { auditSamples } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

type Addressee = { personId: string; auditId?: string };

/**
 * Tell the auditor whom a record concerns that it is ready: who asked for it in a room of its contracts,
 * and of a sample who drew it. Nobody else, and nobody whose access ended meanwhile.
 *
 * @param scope of the system role, in the transaction in which the record becomes ready.
 */
export async function tellAuditorOfRecord(scope: Scope, record: RecordRow): Promise<void> {
  const sample = record.sampleId ? await findSample(scope, record.sampleId) : null;
  const addressee: Addressee = sample
    ? { personId: sample.drawnBy, auditId: sample.auditId }
    : { personId: record.requestedBy };
  const readers = await listRoomReaders(scope, addressee);
  const reader = readers.findLast(({ contractIds }) =>
    record.contractIds.every((id) => contractIds.includes(id)),
  );
  if (!reader) return;
  const { actor } = scope;
  await sendLetter(scope.tx, {
    kind: "audit-record-built",
    organizationId: actor.organizationId,
    to: { email: reader.email, name: reader.name },
    facts: {
      link: { path: placeOf(reader.grantId, record) },
      primeName: actor.organizationName,
      auditTitle: reader.auditTitle,
      number: record.number,
      about: await nameOf(scope, record),
      sample: sample?.seed ?? null,
    },
  });
}

function placeOf(grantId: string, { sampleId, subcontractId, contractId }: RecordRow): string {
  if (sampleId) return paths.audit.sample(grantId, sampleId);
  if (subcontractId) return paths.audit.subcontract(grantId, subcontractId);
  return contractId ? paths.audit.contract(grantId, contractId) : paths.audit.matrix(grantId);
}

async function findSample({ tx, actor }: Scope, sampleId: string) {
  const [row] = await tx
    .select({
      drawnBy: auditSamples.drawnBy,
      auditId: auditSamples.auditId,
      seed: auditSamples.seed,
    })
    .from(auditSamples)
    .where(and(eq(auditSamples.id, sampleId), eq(auditSamples.primeId, actor.organizationId)));
  return row ?? null;
}

async function nameOf(
  { tx }: Scope,
  { subcontractId, contractId, subcontractIds }: RecordRow,
): Promise<string> {
  if (subcontractId) {
    const [row] = await tx
      .select({ number: subcontracts.number })
      .from(subcontracts)
      .where(eq(subcontracts.id, subcontractId));
    return `Subcontract ${row?.number ?? ""}`;
  }
  if (!contractId) return countWords(subcontractIds.length, "subcontract");
  const [row] = await tx
    .select({ piid: contracts.piid })
    .from(contracts)
    .where(eq(contracts.id, contractId));
  return `Contract ${formatPiid(row?.piid ?? "")}`;
}
