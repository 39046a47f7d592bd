import { and, asc, eq, ne } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { listAuditedSubcontracts } from "./audited-subcontract.server.ts";

/** A subcontract whose supplier was told something else than what holds today. */
export type OutdatedFlowdown = {
  subcontractId: string;
  number: string;
  supplierId: string;
  supplierName: string;
  /** what the supplier was told, and what holds today */
  told: { required: RequiredStatus | null; asked: RequiredStatus | null; clauses: number };
  now: { required: RequiredStatus | null; asked: RequiredStatus | null; clauses: number };
};

/**
 * The subcontracts of a contract whose flowdown was issued and no longer says what is required of
 * them on the actor's day, by number. Closed ones are left as they are.
 *
 * @param lock take the subcontracts for the rest of the transaction.
 */
export async function listOutdatedFlowdowns(
  scope: Scope,
  contractId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<OutdatedFlowdown[]> {
  const { tx, actor } = scope;
  const query = tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        eq(subcontracts.contractId, contractId),
        ne(subcontracts.state, "closed"),
      ),
    )
    .orderBy(asc(subcontracts.number), asc(subcontracts.id));
  const rows = await (lock ? query.for("update") : query);
  const audited = await listAuditedSubcontracts(
    scope,
    rows.map(({ id }) => id),
  );
  return audited.flatMap((one) => {
    const [latest] = one.flowdowns;
    const { information } = one;
    if (!latest || !information) return [];
    const given = { on: actor.on, contract: one.terms, subcontract: { ...one, information } };
    const decision = decideFlowdown(given);
    const ownTerms = decideFlowdownOwnTerms(given, one.askedTerms);
    if (isCurrentFlowdown(latest, decision, { ...one, ownTerms })) return [];
    return [
      {
        subcontractId: one.id,
        number: one.number,
        supplierId: one.supplier.id,
        supplierName: one.supplier.legalName,
        told: {
          required: latest.required,
          asked: latest.ownTerms?.required ?? null,
          clauses: latest.clauses.length,
        },
        now: {
          required: decision.required,
          asked: ownTerms?.required ?? null,
          clauses: decision.clauses.length,
        },
      },
    ];
  });
}
