import { and, asc, desc, eq, exists, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { DatedTerms } from "#app/domain/contract/terms.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import { type CalendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listModificationsOf } from "#app/queries/contract/modification.server.ts";
import {
  listOwnTerms,
  reaches,
  type StandingOwnTerm,
} from "#app/queries/contract/own-terms.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Told = { required: RequiredStatus | null; asked: RequiredStatus | null; clauses: number };

/** A subcontract whose supplier was told something else than what holds. */
export type OutdatedFlowdown = {
  subcontractId: string;
  number: string;
  supplierId: string;
  supplierName: string;
  told: Told;
  now: Told;
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
  const issued = await listIssuedSubcontracts(scope, contractId, { lock });
  return issued.flatMap((one) => {
    const outdated = outdatedOn(one, one.terms, scope.actor.on);
    return outdated ? [outdated] : [];
  });
}

/**
 * How many they are, from the projection: a flowdown was issued, and the subcontract is to be issued
 * one all the same. Of a projection that is up to date it is as many as `listOutdatedFlowdowns` lists.
 */
export async function countOutdatedFlowdowns({ tx }: Scope, contractId: string): Promise<number> {
  const issued = tx
    .select({ one: sql`1` })
    .from(flowdowns)
    .where(eq(flowdowns.subcontractId, postures.subcontractId));
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(postures)
    .where(
      and(eq(postures.contractId, contractId), eq(postures.standing, "to-issue"), exists(issued)),
    );
  return row?.count ?? 0;
}

/** The subcontracts of a contract of which something was issued, by number. */
export async function listIssuedSubcontracts(
  scope: Scope,
  contractId: string,
  { lock = false }: { lock?: boolean } = {},
) {
  const { tx, actor } = scope;
  const query = tx
    .select({ subcontract: subcontracts, contract: contracts, supplierName: suppliers.legalName })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(
      and(eq(subcontracts.primeId, actor.organizationId), eq(subcontracts.contractId, contractId)),
    )
    .orderBy(asc(subcontracts.number), asc(subcontracts.id));
  // The latest flowdowns are read once the lock is had, so that none is issued in between.
  const rows = await (lock ? query.for("no key update", { of: subcontracts }) : query);
  const [latest, modificationsOf, ownTerms] = await Promise.all([
    listLatestFlowdowns(scope, contractId),
    listModificationsOf(scope, [contractId]),
    listOwnTerms(scope),
  ]);
  const latestOf = new Map(latest.map((flowdown) => [flowdown.subcontractId, flowdown]));
  return rows.flatMap(({ subcontract, contract, supplierName }) => {
    const flowdown = latestOf.get(subcontract.id);
    if (!flowdown || subcontract.state === "closed") return [];
    const terms: DatedTerms = {
      requiredStatus: contract.requiredStatus,
      clauses: contract.clauses,
      awardedOn: calendarDateOrNull(contract.awardedOn),
      modifications: modificationsOf.get(contractId) ?? [],
    };
    const asked = ownTerms.filter((term) =>
      reaches(term, { contractId, subcontractId: subcontract.id }),
    );
    return [{ subcontract, supplierName, flowdown, terms, asked }];
  });
}

function listLatestFlowdowns({ tx }: Scope, contractId: string) {
  return tx
    .selectDistinctOn([flowdowns.subcontractId])
    .from(flowdowns)
    .where(eq(flowdowns.contractId, contractId))
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt), desc(flowdowns.id));
}

/**
 * What its supplier was told and what would hold under some terms on a day.
 *
 * @returns null where both say the same.
 */
export function outdatedOn(
  one: {
    subcontract: typeof subcontracts.$inferSelect;
    supplierName: string;
    flowdown: typeof flowdowns.$inferSelect;
    asked: readonly StandingOwnTerm[];
  },
  contract: DatedTerms,
  on: CalendarDate,
): OutdatedFlowdown | null {
  const { subcontract, supplierName, flowdown, asked } = one;
  const { information } = subcontract;
  if (!information) return null;
  const given = { on, contract, subcontract: { ...subcontract, information } };
  const decision = decideFlowdown(given);
  const ownTerms = decideFlowdownOwnTerms(given, asked);
  if (isCurrentFlowdown(flowdown, decision, { ...subcontract, ownTerms })) return null;
  return {
    subcontractId: subcontract.id,
    number: subcontract.number,
    supplierId: subcontract.supplierId,
    supplierName,
    told: {
      required: flowdown.required,
      asked: flowdown.ownTerms?.required ?? null,
      clauses: flowdown.clauses.length,
    },
    now: {
      required: decision.required,
      asked: ownTerms?.required ?? null,
      clauses: decision.clauses.length,
    },
  };
}
