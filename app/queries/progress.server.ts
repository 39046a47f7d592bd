import { and, desc, eq, sql } from "drizzle-orm";
import type { DatedTerms } from "#app/domain/contract/terms.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import type { BesideCode, FlowdownInput } from "#app/domain/flowdown/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type FlowdownStand, type Standing, standingOf } from "#app/domain/posture/standing.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { acknowledgements, attestations } from "#db/schema/statement.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import type { StandingOwnTerm } from "./own-terms.server.ts";
import { latestOutcome, standsShared } from "./standing-fact.server.ts";
import { chosenSubcontracts, type WhichSubcontracts } from "./which-subcontracts.server.ts";

/** How far facts were checked: none of them is counted twice. */
export type FactCounts = { toReview: number; accepted: number; returned: number };

/** What was issued last for some subcontracts, and how far the facts of their suppliers were checked. */
export type Progress = {
  latestOf: ReadonlyMap<string, LatestFlowdown>;
  countsOf: ReadonlyMap<string, readonly CountedFacts[]>;
};

type LatestFlowdown = Awaited<ReturnType<typeof listLatest>>[number];

/** Facts of one supplier: about one flowdown, or about the supplier itself. */
type CountedFacts = FactCounts & { flowdownId: string | null };

/** Read what the standing of subcontracts is told from, in two statements. */
export async function loadProgress(
  scope: Scope,
  which: WhichSubcontracts,
  supplierIds: string[],
): Promise<Progress> {
  const [latest, counts] = await Promise.all([
    listLatest(scope, which),
    countFacts(scope, supplierIds),
  ]);
  const countsOf = new Map<string, CountedFacts[]>();
  for (const { supplierId, ...counted } of counts) {
    const group = countsOf.get(supplierId);
    if (group) group.push(counted);
    else countsOf.set(supplierId, [counted]);
  }
  return { latestOf: new Map(latest.map((one) => [one.subcontractId, one])), countsOf };
}

type Asked = {
  subcontractId: string;
  supplierId: string;
  asOf: CalendarDate;
  contract: DatedTerms;
  flow: FlowdownInput["subcontract"] & {
    state: SubcontractState;
    cuiCategories: readonly string[];
    performingCages: readonly string[];
    operationallyCriticalSupport: boolean;
  };
  /** of the prime that reach the subcontract */
  terms: readonly StandingOwnTerm[];
};

/** Where a subcontract with an answered information flow stands, and how far its own facts were checked. */
export function progressOf(
  { latestOf, countsOf }: Progress,
  asked: Asked,
): { standing: Standing; facts: FactCounts; supplierToReview: number } {
  const latest = latestOf.get(asked.subcontractId);
  const ofSupplier = countsOf.get(asked.supplierId) ?? [];
  const own = sumOf(
    ofSupplier.filter(({ flowdownId }) => flowdownId === null || flowdownId === latest?.flowdownId),
  );
  const standing = standingOf({
    isClosed: asked.flow.state === "closed",
    isAnswered: true,
    flowdown: flowdownStand(latest, asked),
    isSubmitted: latest?.isSubmitted ?? false,
    toReview: own.toReview,
    returned: own.returned,
  });
  return { standing, facts: own, supplierToReview: sumOf(ofSupplier).toReview };
}

function flowdownStand(latest: LatestFlowdown | undefined, asked: Asked): FlowdownStand {
  if (!latest) return "none";
  const given = { on: asked.asOf, contract: asked.contract, subcontract: asked.flow };
  const ownTerms = decideFlowdownOwnTerms(given, asked.terms);
  const issued = {
    ...latest,
    alsoRequired: latest.alsoRequired ? { code: latest.alsoRequired } : null,
    clauses: latest.clauses.map((number) => ({ number })),
  };
  const isCurrent = isCurrentFlowdown(issued, decideFlowdown(given), { ...asked.flow, ownTerms });
  return isCurrent ? "current" : "outdated";
}

function sumOf(counted: readonly FactCounts[]): FactCounts {
  const sum = { toReview: 0, accepted: 0, returned: 0 };
  for (const { toReview, accepted, returned } of counted) {
    sum.toReview += toReview;
    sum.accepted += accepted;
    sum.returned += returned;
  }
  return sum;
}

/** What was issued last, without its texts: of thirty thousand subcontracts they would fill the memory. */
function listLatest({ tx, actor }: Scope, which: WhichSubcontracts) {
  return tx
    .selectDistinctOn([flowdowns.subcontractId], {
      subcontractId: flowdowns.subcontractId,
      flowdownId: flowdowns.id,
      required: flowdowns.required,
      alsoRequired: sql<BesideCode | null>`${flowdowns.alsoRequired} ->> 'code'`,
      clauses: sql<string[]>`jsonb_path_query_array(${flowdowns.clauses}, '$[*].number')`,
      ownTerms: flowdowns.ownTerms,
      information: flowdowns.information,
      cuiCategories: flowdowns.cuiCategories,
      performingCages: flowdowns.performingCages,
      operationallyCriticalSupport: flowdowns.operationallyCriticalSupport,
      isSubmitted: sql<boolean>`exists (
        select 1 from requests asked join submissions answer on answer.request_id = asked.id
        where asked.flowdown_id = ${flowdowns.id})`,
    })
    .from(flowdowns)
    .innerJoin(subcontracts, eq(subcontracts.id, flowdowns.subcontractId))
    .where(chosenSubcontracts(actor, which))
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt), desc(flowdowns.id));
}

/** Shared facts by supplier and, where they are about one, by flowdown. */
function countFacts({ tx, actor }: Scope, supplierIds: string[]) {
  const primeId = actor.organizationId;
  const checked = tx
    .select({
      supplierId: shares.supplierId,
      flowdownId: sql<
        string | null
      >`coalesce(${acknowledgements.flowdownId}, ${requests.flowdownId})`.as("about_flowdown_id"),
      outcome: sql<string | null>`${latestOutcome(primeId)}`.as("outcome"),
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .leftJoin(acknowledgements, eq(acknowledgements.factId, facts.id))
    .leftJoin(attestations, eq(attestations.factId, facts.id))
    .leftJoin(requests, eq(requests.id, attestations.requestId))
    .where(and(standsShared(primeId, supplierIds)))
    .as("checked");
  const counted = (condition: ReturnType<typeof sql>) =>
    sql<number>`count(*) filter (where ${condition})::int`;
  return tx
    .select({
      supplierId: checked.supplierId,
      flowdownId: checked.flowdownId,
      toReview: counted(sql`${checked.outcome} is null`),
      accepted: counted(sql`${checked.outcome} = 'accepted'`),
      returned: counted(sql`${checked.outcome} = 'returned'`),
    })
    .from(checked)
    .groupBy(checked.supplierId, checked.flowdownId);
}
