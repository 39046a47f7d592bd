import { and, eq, ne, or, sql } from "drizzle-orm";
import { type Expiration, listEndings } from "#app/domain/expiration/list.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOwnTerms, type StandingOwnTerm } from "#app/queries/contract/own-terms.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { listContracts, ownTermEnding } from "./expiration.server.ts";

/**
 * What ends of contracts, their options and the prime's own terms, by the ids of these: what no supplier
 * has to do with, read without looking at any.
 *
 * @returns nothing of what has no open subcontract under it any more.
 */
export async function listPrimeEndings(
  scope: Scope,
  ids: readonly string[],
): Promise<Expiration[]> {
  if (ids.length === 0) return [];
  const [ofContracts, ownTerms] = await Promise.all([
    listContractsOf(scope, ids),
    listTermsOf(scope, ids),
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
  }).filter(({ id }) => ids.includes(id));
}

async function listContractsOf(scope: Scope, ids: readonly string[]) {
  const { tx, actor } = scope;
  const rows = await tx
    .select({ id: contracts.id, piid: contracts.piid, endsOn: contracts.endsOn })
    .from(contracts)
    .where(
      and(
        eq(contracts.primeId, actor.organizationId),
        or(
          among(contracts.id, ids),
          sql`${contracts.id} in (select ${contractOptions.contractId} from ${contractOptions}
            where ${among(contractOptions.id, ids)})`,
        ),
        sql`exists (select 1 from ${subcontracts} where ${subcontracts.contractId} = ${contracts.id}
          and ${subcontracts.state} <> 'closed')`,
      ),
    );
  return listContracts(scope, rows);
}

async function listTermsOf(scope: Scope, ids: readonly string[]): Promise<StandingOwnTerm[]> {
  const ending = (await listOwnTerms(scope)).filter(
    ({ id, until }) => ids.includes(id) && until !== null,
  );
  const found: StandingOwnTerm[] = [];
  for (const term of ending) if (await isAskedSomewhere(scope, term)) found.push(term);
  return found;
}

/** Whether a term reaches any subcontract that is open. */
async function isAskedSomewhere(
  { tx, actor }: Scope,
  { contractId, subcontractId }: StandingOwnTerm,
): Promise<boolean> {
  const rows = await tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        ne(subcontracts.state, "closed"),
        subcontractId ? eq(subcontracts.id, subcontractId) : undefined,
        contractId && !subcontractId ? eq(subcontracts.contractId, contractId) : undefined,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
