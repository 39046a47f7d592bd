import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { PlanState } from "#app/domain/remediation/plan-list-address.ts";
import { SLIPS, type Slip } from "#app/domain/remediation/progress.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { memberships } from "#db/schema/organization.ts";
import { remediationShares } from "#db/schema/remediation.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { fittingPlans, type PlanFilter } from "./plan-list.server.ts";
import { planStateSql, slipSql } from "./slip-sql.server.ts";

type Choice = { id: string; name: string; count: number };

/** How many plans each choice would leave, whatever else is chosen. */
export type PlanFacets = {
  states: Partial<Record<PlanState, number>>;
  /** a plan that slips for two reasons counts under both */
  slips: Record<Slip, number>;
  /** those with the most plans, by name */
  suppliers: Choice[];
  /** by number, without dashes */
  contracts: Choice[];
  owners: Choice[];
  /** plans of suppliers that nobody answers for */
  unowned: number;
};

/** So many suppliers are offered as a choice; of more, words find the others. */
const MOST_SUPPLIERS = 50;

/** How many plans each choice of a list would leave. */
export function countPlans(scope: Scope, filter: PlanFilter): Promise<PlanFacets> {
  const { sort, isDescending, ...others } = filter;
  const asked = JSON.stringify({ ...others, of: scope.actor.personId });
  return keptWhileQuiet(scope, `plan facets ${asked}`, () => countFacets(scope, others));
}

async function countFacets(scope: Scope, filter: PlanFilter): Promise<PlanFacets> {
  const [states, slips, bySupplier, byContract, byOwner] = await Promise.all([
    countStates(scope, { ...filter, state: undefined }),
    countSlips(scope, { ...filter, slip: undefined }),
    countSuppliers(scope, { ...filter, supplierId: undefined }),
    countContracts(scope, { ...filter, contractId: undefined }),
    countOwners(scope, { ...filter, owner: "everybody" }),
  ]);
  return { states, slips, suppliers: bySupplier, contracts: byContract, ...byOwner };
}

const counted = sql<number>`count(*)::int`;

async function countStates(scope: Scope, filter: PlanFilter): Promise<PlanFacets["states"]> {
  const state = sql<PlanState>`${planStateSql(scope.actor)}`.as("plan_state");
  const rows = await scope.tx
    .select({ state, count: counted })
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .where(fittingPlans(scope, filter))
    .groupBy(sql`plan_state`);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

async function countSlips(scope: Scope, filter: PlanFilter): Promise<PlanFacets["slips"]> {
  const { actor } = scope;
  const countOf = (slip: Slip) =>
    sql<number>`(count(*) filter (where ${slipSql(slip, actor)}))::int`;
  const [row] = await scope.tx
    .select({
      "past-close-out": countOf("past-close-out"),
      overdue: countOf("overdue"),
      standstill: countOf("standstill"),
    } satisfies Record<Slip, SQL>)
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .where(fittingPlans(scope, filter));
  return row ?? (Object.fromEntries(SLIPS.map((slip) => [slip, 0])) as Record<Slip, number>);
}

async function countSuppliers(scope: Scope, filter: PlanFilter): Promise<Choice[]> {
  const rows = await scope.tx
    .select({ id: suppliers.id, name: suppliers.legalName, count: counted })
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .where(fittingPlans(scope, filter))
    .groupBy(suppliers.id, suppliers.legalName)
    .orderBy(desc(counted), suppliers.legalName, suppliers.id)
    .limit(MOST_SUPPLIERS);
  return rows.sort((a, b) => a.name.localeCompare(b.name, "en"));
}

async function countContracts(scope: Scope, filter: PlanFilter): Promise<Choice[]> {
  const { tx, actor } = scope;
  return tx
    .select({
      id: contracts.id,
      name: contracts.piid,
      count: sql<number>`count(distinct ${remediationShares.planId})::int`,
    })
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .innerJoin(
      subcontracts,
      and(
        eq(subcontracts.supplierId, remediationShares.supplierId),
        eq(subcontracts.primeId, actor.organizationId),
        sql`${subcontracts.state} <> 'closed'`,
      ),
    )
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .where(fittingPlans(scope, filter))
    .groupBy(contracts.id, contracts.piid)
    .orderBy(contracts.piid, contracts.id);
}

async function countOwners(
  scope: Scope,
  filter: PlanFilter,
): Promise<Pick<PlanFacets, "owners" | "unowned">> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      id: suppliers.ownerId,
      name: sql<string | null>`(select max(${memberships.personName}) from ${memberships}
        where ${memberships.personId} = ${suppliers.ownerId}
          and ${memberships.organizationId} = ${actor.organizationId} and ${memberships.endedAt} is null)`,
      count: counted,
    })
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .where(fittingPlans(scope, filter))
    .groupBy(suppliers.ownerId);
  // Who no longer works here answers for nothing.
  const owners = rows.flatMap(({ id, name, count }) => (id && name ? [{ id, name, count }] : []));
  const owned = owners.reduce((sum, { count }) => sum + count, 0);
  return {
    owners: owners.sort((a, b) => a.name.localeCompare(b.name, "en")),
    unowned: rows.reduce((sum, { count }) => sum + count, 0) - owned,
  };
}
