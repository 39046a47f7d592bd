import { sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";

/** A subcontract of the actor's organization towards a prime, as it was issued last. */
export type UpperSubcontract = {
  /** as the prime counts it */
  subcontractId: string;
  contractId: string;
  primeId: string;
  supplierId: string;
  primeName: string;
  number: string;
  title: string;
  contractPiid: string;
  required: RequiredStatus | null;
  /** what was issued last was taken back */
  isWithdrawn: boolean;
  /** whether the answer says that information is passed on; null while none was signed */
  passesOn: boolean | null;
};

type Row = {
  subcontract_id: string;
  contract_id: string;
  prime_id: string;
  supplier_id: string;
  prime_name: string;
  subcontract_number: string;
  subcontract_title: string;
  contract_piid: string;
  required: RequiredStatus | null;
  is_withdrawn: boolean;
  passes_on: boolean | null;
};

/**
 * The subcontracts of the actor's organization towards its primes, by prime and number.
 *
 * @param which.subcontractId one of them alone.
 */
export async function listUpperSubcontracts(
  { tx, actor }: Scope,
  which: { subcontractId?: string } = {},
): Promise<UpperSubcontract[]> {
  const only = which.subcontractId
    ? sql`and flowdowns.subcontract_id = ${which.subcontractId}::uuid`
    : sql``;
  const rows = await tx.execute<Row>(sql`
    select * from (
      select distinct on (flowdowns.subcontract_id)
        subcontract_id, contract_id, prime_id, supplier_id, prime_name, subcontract_number,
        subcontract_title, contract_piid, required,
        not exists (select 1 from requests
          where requests.flowdown_id = flowdowns.id and requests.withdrawn_at is null) as is_withdrawn,
        (select passes_on_to_lower_tiers from acknowledgements
          join facts on facts.id = acknowledgements.fact_id
          join flowdowns answered on answered.id = acknowledgements.flowdown_id
          where answered.subcontract_id = flowdowns.subcontract_id
            and facts.organization_id = ${actor.organizationId}::uuid
          order by facts.recorded_at desc, facts.id desc limit 1) as passes_on
      from flowdowns
      where flowdowns.supplier_id in (select flowdown.own_supplier_ids()) ${only}
      order by flowdowns.subcontract_id, issued_at desc, flowdowns.id desc) issued
    order by prime_name, subcontract_number, subcontract_id`);
  return rows.map((row) => ({
    subcontractId: row.subcontract_id,
    contractId: row.contract_id,
    primeId: row.prime_id,
    supplierId: row.supplier_id,
    primeName: row.prime_name,
    number: row.subcontract_number,
    title: row.subcontract_title,
    contractPiid: row.contract_piid,
    required: row.required,
    isWithdrawn: row.is_withdrawn,
    passesOn: row.passes_on,
  }));
}

/** One of them; null when nothing was issued to the actor's organization for it. */
export async function findUpperSubcontract(
  scope: Scope,
  subcontractId: string,
): Promise<UpperSubcontract | null> {
  const [upper] = await listUpperSubcontracts(scope, { subcontractId });
  return upper ?? null;
}
