import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Scope } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures, subcontractCounts } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { changesByAwardSql, standingSql } from "./posture-state.server.ts";

/** The columns of what is counted, whether it was counted before or is counted now, @see countedOf */
export const counted = alias(subcontractCounts, "counted");

/** How many there are of the counted ones, with a known value, and what those are worth together. */
export const countedSums = {
  count: sql<number>`sum(${counted.subcontracts})::int`,
  valued: sql<number>`sum(${counted.valued})::int`,
  value: sql<number>`sum(${counted.value})`.mapWith(Number),
};

/**
 * The subcontracts of the organization by everything that is counted of them, to select from under the name
 * of `counted`. What is kept is read where it can be: for the past, and for less than is kept, the rows
 * themselves are counted.
 *
 * @param narrowed which subcontracts, by what is not counted apart; absent: all.
 */
export function countedOf({ actor }: Scope, narrowed?: SQL): SQL {
  const { organizationId, knownAt } = actor;
  if (!narrowed && !knownAt)
    return sql`(select * from ${subcontractCounts}
      where ${subcontractCounts.primeId} = ${organizationId}) counted`;
  const { verdict, holdsUntil, ownTermsVerdict } = postures;
  return sql`(select ${subcontracts.primeId} as prime_id, ${subcontracts.contractId} as contract_id,
      ${subcontracts.state} = 'closed' as is_closed, ${subcontracts.information} as information,
      ${verdict} as verdict, case when ${verdict} = 'eligible' then ${holdsUntil} end as holds_until,
      ${standingSql()} as standing, coalesce(${changesByAwardSql()}, false) as changes_by_award,
      ${ownTermsVerdict} as own_terms_verdict, 1 as subcontracts,
      case when ${subcontracts.value} is null then 0 else 1 end as valued,
      coalesce(${subcontracts.value}, 0) as value
    from ${subcontracts}
    left join ${contracts} on ${contracts.id} = ${subcontracts.contractId}
    left join ${suppliers} on ${suppliers.id} = ${subcontracts.supplierId}
    left join ${postures} on ${postures.subcontractId} = ${subcontracts.id}
    where ${and(eq(subcontracts.primeId, organizationId), narrowed)}) counted`;
}
