import { and, eq, ne, or, sql } from "drizzle-orm";
import { type Expiration, listEndings } from "#app/domain/expiration/list.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOwnTerms, type StandingOwnTerm } from "#app/queries/contract/own-terms.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import {
  type ExpirationScope,
  listContracts,
  ofSuppliers,
  ownTermEnding,
} from "./expiration.server.ts";

/**
 * Some of what ends of contracts, their options and the prime's own terms: by the ids of these, or those
 * with an open subcontract that is asked about.
 */
type PrimeEndings = { ids: readonly string[] } | { which: ExpirationScope };

/**
 * What ends of contracts, their options and the prime's own terms: what no supplier has to do with, read
 * without looking at what any stated.
 *
 * @returns nothing of what has no open subcontract under it any more.
 */
export async function listPrimeEndings(scope: Scope, of: PrimeEndings): Promise<Expiration[]> {
  const ids = "ids" in of ? of.ids : null;
  if (ids?.length === 0) return [];
  const which = "which" in of ? of.which : {};
  const [ofContracts, ownTerms] = await Promise.all([
    listContractsOf(scope, ids, which),
    listTermsOf(scope, ids, which),
  ]);
  return listEndings({
    asOf: scope.actor.on,
    suppliers: [],
    verdicts: [],
    requests: [],
    questionnaires: [],
    conditions: [],
    plans: [],
    contracts: ofContracts,
    ownTerms: ownTerms.map(ownTermEnding),
  }).filter(({ id }) => !ids || ids.includes(id));
}

/** An open subcontract that is asked about. */
function openSubcontract(scope: Scope, { contractId, ...which }: ExpirationScope) {
  const chosen = ofSuppliers(scope, which);
  return and(
    eq(subcontracts.primeId, scope.actor.organizationId),
    ne(subcontracts.state, "closed"),
    contractId ? eq(subcontracts.contractId, contractId) : undefined,
    chosen &&
      sql`${subcontracts.supplierId} in (select ${suppliers.id} from ${suppliers} where ${chosen})`,
  );
}

async function listContractsOf(
  scope: Scope,
  ids: readonly string[] | null,
  which: ExpirationScope,
) {
  const { tx, actor } = scope;
  const rows = await tx
    .select({ id: contracts.id, piid: contracts.piid, endsOn: contracts.endsOn })
    .from(contracts)
    .where(
      and(
        eq(contracts.primeId, actor.organizationId),
        ids
          ? or(
              among(contracts.id, ids),
              sql`${contracts.id} in (select ${contractOptions.contractId} from ${contractOptions}
                where ${among(contractOptions.id, ids)})`,
            )
          : undefined,
        sql`exists (select 1 from ${subcontracts} where ${subcontracts.contractId} = ${contracts.id}
          and ${openSubcontract(scope, which)})`,
      ),
    );
  return listContracts(scope, rows);
}

async function listTermsOf(
  scope: Scope,
  ids: readonly string[] | null,
  which: ExpirationScope,
): Promise<StandingOwnTerm[]> {
  const ending = (await listOwnTerms(scope)).filter(
    ({ id, until }) => until !== null && (!ids || ids.includes(id)),
  );
  const found: StandingOwnTerm[] = [];
  for (const term of ending) if (await isAskedSomewhere(scope, term, which)) found.push(term);
  return found;
}

/** Whether a term reaches any open subcontract that is asked about. */
async function isAskedSomewhere(
  scope: Scope,
  { contractId, subcontractId }: StandingOwnTerm,
  which: ExpirationScope,
): Promise<boolean> {
  const rows = await scope.tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .where(
      and(
        openSubcontract(scope, which),
        subcontractId ? eq(subcontracts.id, subcontractId) : undefined,
        contractId && !subcontractId ? eq(subcontracts.contractId, contractId) : undefined,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
