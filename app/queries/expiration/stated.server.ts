import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { StatedBySupplier } from "#app/domain/expiration/list.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { latestOutcome, standsShared } from "#app/queries/fact/standing-fact.server.ts";
import { affirmationsOf, listAssessed } from "#app/queries/posture/eligibility.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { certifications } from "#db/schema/statement.ts";

/** What some suppliers stated that ends, as far as the prime accepted it: of each, in the order given. */
export async function listStatedBy(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<Map<string, StatedBySupplier>> {
  const ids = [...supplierIds];
  const [statedOf, certificates, files] = await Promise.all([
    listAssessed(scope, ids),
    listCertificates(scope, ids),
    listDatedEvidence(scope, ids),
  ]);
  return new Map(
    ids.map((id) => {
      const stated = statedOf.get(id) ?? { assessments: [], affirmations: [] };
      return [
        id,
        {
          assessments: stated.assessments.map(({ fact, systemLineageId }) => ({
            ...fact,
            systemLineageId,
          })),
          affirmations: affirmationsOf(stated),
          certificates: (certificates.get(id) ?? []).map(
            ({ id: factId, standard, edition, number, expiresOn }) => ({
              id: factId,
              name: `${standard}:${edition} certificate ${number}`,
              expiresOn: calendarDate(expiresOn),
            }),
          ),
          evidence: files.get(id) ?? [],
        },
      ];
    }),
  );
}

/** The certificates that the prime accepted and nothing corrected, by their suppliers. */
async function listCertificates({ tx, actor }: Scope, supplierIds: string[]) {
  const rows = await tx
    .select({
      id: facts.id,
      supplierId: shares.supplierId,
      outcome: latestOutcome(actor.organizationId),
      standard: certifications.standard,
      edition: certifications.edition,
      number: certifications.number,
      expiresOn: certifications.expiresOn,
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .innerJoin(certifications, eq(certifications.factId, facts.id))
    .where(standsShared(actor.organizationId, among(shares.supplierId, supplierIds)));
  return groupBy(
    rows.filter(({ outcome }) => outcome === "accepted"),
    ({ supplierId }) => supplierId,
  );
}

/**
 * The files that name their last day, beside what the prime accepted and nothing corrected, by their
 * suppliers: each once, however many facts it stands beside, and none that the prime disposed of.
 */
async function listDatedEvidence(scope: Scope, supplierIds: string[]) {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      supplierId: shares.supplierId,
      id: evidence.id,
      fileName: evidence.fileName,
      validUntil: sql<string>`${evidence.validUntil}::text`,
      certificateIds: sql<
        string[]
      >`coalesce(jsonb_agg(${facts.id}) filter (where ${facts.kind} = 'certification'), '[]')`,
    })
    .from(evidence)
    .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
    .innerJoin(facts, eq(facts.id, evidenceLinks.factId))
    .innerJoin(shares, eq(shares.factId, facts.id))
    .where(
      and(
        isNotNull(evidence.validUntil),
        standsShared(actor.organizationId, among(shares.supplierId, supplierIds)),
        sql`${latestOutcome(actor.organizationId)} = 'accepted'`,
      ),
    )
    .groupBy(shares.supplierId, evidence.id)
    .orderBy(evidence.id);
  const ids = rows.map(({ id }) => id);
  const gone = new Set((await listDisposals(scope, ids)).map(({ evidenceId }) => evidenceId));
  return groupBy(
    rows
      .filter(({ id }) => !gone.has(id))
      .map((row) => ({ ...row, validUntil: calendarDate(row.validUntil) })),
    ({ supplierId }) => supplierId,
  );
}
