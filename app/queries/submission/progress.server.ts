import { and, desc, eq, sql } from "drizzle-orm";
import type { DatedTerms } from "#app/domain/contract/terms.ts";
import type { ReviewOutcome } from "#app/domain/fact/review.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import type { BesideCode, FlowdownInput } from "#app/domain/flowdown/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type FlowdownStand, type Standing, standingOf } from "#app/domain/posture/standing.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { StandingOwnTerm } from "#app/queries/contract/own-terms.server.ts";
import { keptByWhich, type WhichSubcontracts } from "#app/queries/subcontract/which.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

/** How far facts were checked: none of them is counted twice. */
export type FactCounts = { toReview: number; accepted: number; returned: number };

/** A fact that stands, as far as somebody checked it. */
export type CheckedFact = {
  /** the flowdown that it is about; null where it is about the supplier itself */
  flowdownId: string | null;
  /** of the latest review; null before any */
  outcome: ReviewOutcome | null;
  sharedAt: Date;
};

type LatestFlowdown = Awaited<ReturnType<typeof latestOf>>[number];

type Asked = {
  /** what was issued last; absent while nothing was */
  latest: LatestFlowdown | undefined;
  /** the standing facts of the supplier */
  checked: readonly CheckedFact[];
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
export function progressOf(asked: Asked): {
  standing: Standing;
  facts: FactCounts;
  supplierToReview: number;
  supplierWaitingSince: Date | null;
} {
  const { latest, checked, flow } = asked;
  const own = countChecked(
    checked.filter(({ flowdownId }) => flowdownId === null || flowdownId === latest?.flowdownId),
  );
  const standing = standingOf({
    isClosed: flow.state === "closed",
    isAnswered: true,
    flowdown: flowdownStand(asked),
    isSubmitted: latest?.isSubmitted ?? false,
    toReview: own.toReview,
    returned: own.returned,
  });
  const waiting = checked.filter(({ outcome }) => outcome === null);
  return {
    standing,
    facts: own,
    supplierToReview: waiting.length,
    supplierWaitingSince: earliestOf(waiting),
  };
}

function flowdownStand({ latest, ...asked }: Asked): FlowdownStand {
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

function earliestOf(facts: readonly CheckedFact[]): Date | null {
  return facts.reduce<Date | null>(
    (first, { sharedAt }) => (first === null || sharedAt < first ? sharedAt : first),
    null,
  );
}

function countChecked(facts: readonly CheckedFact[]): FactCounts {
  const counts = { toReview: 0, accepted: 0, returned: 0 };
  for (const { outcome } of facts) counts[outcome ?? "toReview"] += 1;
  return counts;
}

/** What was issued last for some subcontracts, by their ids. */
export async function listLatestFlowdowns(
  scope: Scope,
  which: WhichSubcontracts,
): Promise<Map<string, LatestFlowdown>> {
  const latest = await latestOf(scope, which);
  return new Map(latest.map((one) => [one.subcontractId, one]));
}

/** Without the texts: those of thirty thousand subcontracts would fill the memory. */
const latestOf = keptByWhich((tx, chosen) =>
  tx
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
    // What was issued to a record that was merged since says nothing to the one that stays.
    .where(and(eq(flowdowns.supplierId, subcontracts.supplierId), chosen))
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt), desc(flowdowns.id)),
);
