import { and, desc, eq, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type {
  AlsoRequired,
  FlowdownClause,
  FlowdownInput,
  FlowdownOwnTerms,
} from "#app/domain/flowdown/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { listModificationsOf } from "#app/queries/contract/modification.server.ts";
import {
  listOwnTerms,
  reaches,
  type StandingOwnTerm,
} from "#app/queries/contract/own-terms.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { dueOnSql, isIssuedWith } from "#app/queries/sql/due-date.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What a flowdown is decided from and what it shows to the supplier. */
export type FlowdownSource = {
  subcontractId: string;
  contractId: string;
  supplierId: string;
  /** the supplier's own organization, once somebody there accepted an invitation */
  organizationId: string | null;
  latestFlowdownId: string | null;
  /** null while the information flow is not answered */
  input: Omit<FlowdownInput, "on"> | null;
  /** what the prime asks beyond the rule, whatever the day */
  ownTerms: StandingOwnTerm[];
  shown: {
    contractPiid: string;
    contractTitle: string;
    agency: string;
    subcontractNumber: string;
    subcontractTitle: string;
    information: "none" | "FCI" | "CUI";
    cuiCategories: string[];
    performingCages: string[];
    operationallyCriticalSupport: boolean;
  };
};

const sourceOf = keptStatement((tx) =>
  tx
    .select({
      subcontract: subcontracts,
      contract: contracts,
      supplier: suppliers,
      latestFlowdownId: sql<string | null>`(select issued.id from flowdowns issued
        where issued.subcontract_id = ${subcontracts.id}
        order by issued.issued_at desc, issued.id desc limit 1)`,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(
      and(
        eq(subcontracts.id, sql.placeholder("id")),
        eq(subcontracts.primeId, sql.placeholder("primeId")),
      ),
    ),
);

/** What the flowdown of a subcontract would be made of now. */
export async function getFlowdownSource(
  scope: Scope,
  subcontractId: string,
): Promise<FlowdownSource | null> {
  const [[row], ownTerms] = await Promise.all([
    sourceOf(scope.tx, { id: subcontractId, primeId: scope.actor.organizationId }),
    listOwnTerms(scope),
  ]);
  if (!row) return null;
  const { subcontract, contract, supplier } = row;
  const { information, commercialOffTheShelfOnly, directedStatus, operationallyCriticalSupport } =
    subcontract;
  const modificationsOf = await listModificationsOf(scope, [contract.id]);
  return {
    subcontractId,
    contractId: contract.id,
    supplierId: supplier.id,
    organizationId: supplier.organizationId,
    latestFlowdownId: row.latestFlowdownId,
    input: information && {
      contract: {
        requiredStatus: contract.requiredStatus,
        clauses: contract.clauses,
        awardedOn: calendarDateOrNull(contract.awardedOn),
        modifications: modificationsOf.get(contract.id) ?? [],
      },
      subcontract: {
        information,
        commercialOffTheShelfOnly,
        directedStatus,
        operationallyCriticalSupport,
      },
    },
    ownTerms: ownTerms.filter((term) => reaches(term, { contractId: contract.id, subcontractId })),
    shown: {
      contractPiid: contract.piid,
      contractTitle: contract.title,
      agency: contract.agency,
      subcontractNumber: subcontract.number,
      subcontractTitle: subcontract.title,
      information: information ?? "none",
      cuiCategories: subcontract.cuiCategories,
      performingCages: subcontract.performingCages,
      operationallyCriticalSupport,
    },
  };
}

/** A flowdown as it was issued, with the request it came with and what was received on it. */
export type IssuedFlowdown = {
  id: string;
  /** ISO instant, UTC */
  issuedAt: string;
  issuedByName: string;
  required: RequiredStatus | null;
  citation: string;
  why: string;
  clauses: FlowdownClause[];
  alsoRequired: AlsoRequired | null;
  /** what the prime asked beyond the rule, as the supplier was told; null where nothing */
  ownTerms: FlowdownOwnTerms | null;
  information: Information;
  cuiCategories: string[];
  performingCages: string[];
  operationallyCriticalSupport: boolean;
  /** as it was issued */
  dueOn: CalendarDate;
  message: string;
  requestId: string | null;
  isWithdrawn: boolean;
  /** when the supplier last signed an answer to it; null before */
  submittedAt: string | null;
};

const dueDaysOf = keptStatement((tx) =>
  tx
    .select({ id: requests.id, dueOn: dueOnSql })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(eq(flowdowns.subcontractId, sql.placeholder("id"))),
);

/**
 * Everything that was issued for a subcontract, newest first.
 *
 * @returns with `answerDueOn`, the latest day that the supplier was told since, where it is another.
 */
export async function listIssuedFlowdowns(
  scope: Scope,
  subcontractId: string,
): Promise<(IssuedFlowdown & { answerDueOn: CalendarDate })[]> {
  const [issued, due] = await Promise.all([
    listFlowdownsOf(scope, [subcontractId]),
    dueDaysOf(scope.tx, { id: subcontractId }),
  ]);
  const dueOf = new Map(due.map(({ id, dueOn }) => [id, calendarDate(dueOn)]));
  return issued.map((one) => ({
    ...one,
    answerDueOn: dueOf.get(one.requestId ?? "") ?? one.dueOn,
  }));
}

const issuedFor = keptStatement((tx) =>
  tx
    .select({
      flowdown: flowdowns,
      requestId: requests.id,
      withdrawnAt: requests.withdrawnAt,
      submittedAt: sql<Date | null>`(select max(submitted_at) from submissions
        where submissions.request_id = ${requests.id})`.mapWith(flowdowns.issuedAt),
    })
    .from(flowdowns)
    .leftJoin(requests, and(eq(requests.flowdownId, flowdowns.id), isIssuedWith()))
    .where(amongGiven(flowdowns.subcontractId, "subcontractIds"))
    .orderBy(desc(flowdowns.issuedAt), desc(flowdowns.id)),
);

/** Everything that was issued for some subcontracts, newest first. */
export async function listFlowdownsOf(
  { tx }: Scope,
  subcontractIds: readonly string[],
): Promise<(IssuedFlowdown & { subcontractId: string })[]> {
  const rows = await issuedFor(tx, { subcontractIds: idsText(subcontractIds) });
  return rows.map(({ flowdown, requestId, withdrawnAt, submittedAt }) => {
    const { id, issuedByName, required, citation, why, clauses, message } = flowdown;
    const { subcontractId, information, cuiCategories, performingCages, ownTerms } = flowdown;
    return {
      subcontractId,
      id,
      issuedByName,
      required,
      citation,
      why,
      clauses,
      message,
      requestId,
      information,
      cuiCategories,
      performingCages,
      operationallyCriticalSupport: flowdown.operationallyCriticalSupport,
      alsoRequired: flowdown.alsoRequired,
      ownTerms,
      issuedAt: flowdown.issuedAt.toISOString(),
      dueOn: calendarDate(flowdown.dueOn),
      isWithdrawn: withdrawnAt !== null,
      submittedAt: submittedAt?.toISOString() ?? null,
    };
  });
}
