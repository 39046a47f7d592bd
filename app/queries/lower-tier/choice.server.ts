import { and, desc, eq, sql } from "drizzle-orm";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { lowerTierChoices } from "#db/schema/lower-tier.ts";

/** Which subcontracts were said to be lower tiers, when and by whom. */
export type LowerTierChoice = {
  version: number;
  /** ISO instant, UTC */
  chosenAt: string;
  chosenByName: string;
  lowerIds: string[];
};

/** What was said to be lower tiers of a subcontract towards a prime, newest first. */
export async function listChoices(
  { tx, actor }: Scope,
  subcontractId: string,
): Promise<LowerTierChoice[]> {
  const rows = await tx
    .select()
    .from(lowerTierChoices)
    .where(
      and(
        eq(lowerTierChoices.organizationId, actor.organizationId),
        eq(lowerTierChoices.subcontractId, subcontractId),
      ),
    )
    .orderBy(desc(lowerTierChoices.version));
  return rows.map(({ version, createdAt, createdByName, lowerIds }) => ({
    version,
    chosenAt: createdAt.toISOString(),
    chosenByName: createdByName,
    lowerIds,
  }));
}

/** A subcontract that the actor's organization placed itself, as one chooses it. */
export type OwnSubcontract = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  contractPiid: string;
  state: SubcontractState;
};

type Row = {
  id: string;
  number: string;
  title: string;
  supplier_name: string;
  contract_piid: string;
  state: SubcontractState;
};

/**
 * What the actor's organization placed itself and did not close, by number: the first tier of its own
 * side, because what hangs under a lower tier belongs to it.
 *
 * @param kept ids that are there even when they were closed since.
 */
export async function listOwnSubcontracts(
  { tx, actor }: Scope,
  kept: readonly string[] = [],
): Promise<OwnSubcontract[]> {
  const rows = await tx.execute<Row>(sql`
    select subcontracts.id, subcontracts.number, subcontracts.title, subcontracts.state,
      suppliers.legal_name as supplier_name, contracts.piid as contract_piid
    from subcontracts
    join suppliers on suppliers.id = subcontracts.supplier_id
    join contracts on contracts.id = subcontracts.contract_id
    where subcontracts.prime_id = ${actor.organizationId}::uuid
      and (subcontracts.id = any(${`{${kept.join(",")}}`}::uuid[])
        or (subcontracts.parent_id is null and subcontracts.state <> 'closed'))
    order by subcontracts.number, subcontracts.id`);
  return rows.map(({ supplier_name: supplierName, contract_piid: contractPiid, ...row }) => ({
    ...row,
    supplierName,
    contractPiid,
  }));
}
