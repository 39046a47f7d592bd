import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { AuditSample, SampledSubcontract } from "#app/domain/audit/drawn-sample.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { auditSamples } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

const MOST_SAMPLES = 100;

/** The samples drawn in a room, newest first. */
export async function listSamples(scope: Scope, auditId: string): Promise<AuditSample[]> {
  const rows = await selectSamples(scope, auditId);
  const byId = await listSampled(scope, [...new Set(rows.flatMap((row) => row.subcontractIds))]);
  return rows.map((row) => sampleOf(row, byId));
}

/** One sample of a room; null when the room has none such. */
export async function getSample(
  scope: Scope,
  auditId: string,
  sampleId: string,
): Promise<AuditSample | null> {
  const [row] = await selectSamples(scope, auditId, sampleId);
  return row ? sampleOf(row, await listSampled(scope, row.subcontractIds)) : null;
}

function selectSamples({ tx, actor }: Scope, auditId: string, sampleId?: string) {
  return tx
    .select()
    .from(auditSamples)
    .where(
      and(
        eq(auditSamples.primeId, actor.organizationId),
        eq(auditSamples.auditId, auditId),
        sampleId ? eq(auditSamples.id, sampleId) : undefined,
      ),
    )
    .orderBy(desc(auditSamples.drawnAt), desc(auditSamples.id))
    .limit(MOST_SAMPLES);
}

function sampleOf(
  row: typeof auditSamples.$inferSelect,
  byId: ReadonlyMap<string, SampledSubcontract>,
): AuditSample {
  const { id, drawnAt, drawnByName, seed, population, populationSha256, subcontractIds } = row;
  return {
    id,
    drawnByName,
    seed,
    population,
    populationSha256,
    drawnAt: drawnAt.toISOString(),
    subcontracts: subcontractIds.flatMap((one) => byId.get(one) ?? []),
  };
}

async function listSampled(
  { tx, actor }: Scope,
  ids: string[],
): Promise<Map<string, SampledSubcontract>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      supplierName: suppliers.legalName,
      contractPiid: contracts.piid,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .where(and(eq(subcontracts.primeId, actor.organizationId), inArray(subcontracts.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What a sample was drawn from: the numbers of the room's subcontracts as they were known when it
 * was drawn. Null when the room has no such sample.
 */
export async function listPopulation(
  actor: Actor,
  auditId: string,
  sampleId: string,
): Promise<{ number: string }[] | null> {
  const [sample] = await asActor(actor, (scope) => selectSamples(scope, auditId, sampleId));
  if (!sample) return null;
  return asActor({ ...actor, knownAt: sample.drawnAt }, ({ tx }) =>
    tx
      .select({ number: subcontracts.number })
      .from(subcontracts)
      .where(
        and(
          eq(subcontracts.primeId, actor.organizationId),
          inArray(subcontracts.contractId, actor.auditContracts ?? []),
        ),
      )
      .orderBy(asc(subcontracts.number)),
  );
}
