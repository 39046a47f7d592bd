import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { termsOn } from "#app/domain/contract/terms.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { groupVersions } from "#app/domain/fact/versions.ts";
import {
  calendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type {
  Named,
  Snapshot,
  SnapshotFact,
  SnapshotSubcontract,
} from "#app/domain/moment/snapshot.ts";
import { contractTerms, subcontractTerms, supplierTerms } from "#app/domain/moment/terms.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isStanding } from "#app/queries/award/award.server.ts";
import {
  lastEndOn,
  listRecordedModifications,
  modificationOf,
} from "#app/queries/contract/modification.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";
import {
  chosenSubcontracts,
  type WhichSubcontracts,
} from "#app/queries/subcontract/which.server.ts";
import { awards } from "#db/schema/award.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What a screen shows, as far as differences are told of it; the moment is the transaction's. */
export type Taken = Omit<Snapshot, "moment">;

/** Facts of one supplier are told; of a whole contract they would drown what matters. */
type Subject = {
  which: WhichSubcontracts;
  supplierId: string | null;
  timeZone: string;
};

/** Take a snapshot of subcontracts with their contracts, and of a supplier with its facts. */
export async function takeSnapshot(scope: Scope, subject: Subject): Promise<Taken> {
  const rows = await selectSubcontracts(scope, subject.which);
  const contractIds = [...new Set(rows.map(({ contract }) => contract.id))];
  const [latest, contractParts, supplierParts, facts] = await Promise.all([
    listLatestFlowdowns(
      scope,
      rows.map(({ subcontract }) => subcontract.id),
    ),
    listContracts(scope, subject.which, contractIds),
    subject.supplierId ? listSuppliers(scope, subject.supplierId) : [],
    subject.supplierId ? listFacts(scope, subject.supplierId, subject.timeZone) : [],
  ]);
  return {
    contracts: contractParts,
    suppliers: supplierParts,
    subcontracts: rows.map((row) => subcontractPart(row, latest, subject.timeZone)),
    facts,
  };
}

function selectSubcontracts({ tx, actor }: Scope, which: WhichSubcontracts) {
  return tx
    .select({
      subcontract: subcontracts,
      contract: { id: contracts.id },
      decision: postures.decision,
      state: postureStateSql(actor.on),
      award: { awardedOn: awards.awardedOn, isSupported: awards.isSupported },
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .leftJoin(awards, and(eq(awards.subcontractId, subcontracts.id), isStanding(tx)))
    .where(chosenSubcontracts(actor, which))
    .orderBy(asc(subcontracts.number));
}
type Row = Awaited<ReturnType<typeof selectSubcontracts>>[number];

type Latest = Map<string, { id: string; issuedAt: Date }>;

async function listLatestFlowdowns({ tx }: Scope, subcontractIds: string[]): Promise<Latest> {
  if (subcontractIds.length === 0) return new Map();
  const { id, subcontractId, issuedAt } = flowdowns;
  const rows = await tx
    .selectDistinctOn([subcontractId], { id, subcontractId, issuedAt })
    .from(flowdowns)
    .where(inArray(subcontractId, subcontractIds))
    .orderBy(subcontractId, desc(issuedAt), desc(id));
  return new Map(rows.map((row) => [row.subcontractId, row]));
}

function subcontractPart(
  { subcontract, decision, state, award }: Row,
  latest: Latest,
  timeZone: string,
): SnapshotSubcontract {
  const { id, number, plannedAwardOn } = subcontract;
  const issued = latest.get(id);
  return {
    id,
    name: number,
    state,
    terms: subcontractTerms({ ...subcontract, plannedAwardOn: calendarDateOrNull(plannedAwardOn) }),
    required: decision?.required ?? null,
    verdict: decision,
    flowdown: issued
      ? { id: issued.id, issuedOn: calendarDateOf(issued.issuedAt, timeZone) }
      : null,
    award: award && { ...award, awardedOn: calendarDate(award.awardedOn) },
  };
}

async function listContracts(
  scope: Scope,
  which: WhichSubcontracts,
  contractIds: string[],
): Promise<Named[]> {
  const ids = "contractId" in which ? [which.contractId] : contractIds;
  if (ids.length === 0) return [];
  const { tx, actor } = scope;
  const [rows, options, modifications] = await Promise.all([
    tx.select().from(contracts).where(inArray(contracts.id, ids)).orderBy(asc(contracts.piid)),
    tx
      .select()
      .from(contractOptions)
      .where(inArray(contractOptions.contractId, ids))
      .orderBy(asc(contractOptions.exerciseOn), asc(contractOptions.name)),
    listRecordedModifications(scope, ids),
  ]);
  return rows.map((contract) => {
    const standing = modifications.filter(
      ({ contractId, isStanding }) => contractId === contract.id && isStanding,
    );
    const inForce = termsOn(
      {
        requiredStatus: contract.requiredStatus,
        clauses: contract.clauses,
        modifications: standing.map(modificationOf),
      },
      actor.on,
    );
    return {
      id: contract.id,
      name: formatPiid(contract.piid),
      terms: contractTerms(
        { ...contract, ...inForce, endsOn: lastEndOn(standing, actor.on) ?? contract.endsOn },
        options.filter((option) => option.contractId === contract.id),
        standing,
      ),
    };
  });
}

async function listSuppliers({ tx }: Scope, supplierId: string): Promise<Named[]> {
  const rows = await tx.select().from(suppliers).where(eq(suppliers.id, supplierId));
  return rows.map((row) => ({ id: row.id, name: row.legalName, terms: supplierTerms(row) }));
}

async function listFacts(
  scope: Scope,
  supplierId: string,
  timeZone: string,
): Promise<SnapshotFact[]> {
  const [facts, [supplier]] = await Promise.all([
    listSharedFacts(scope, { supplierId }),
    listSuppliers(scope, supplierId),
  ]);
  const on = (instant: string) => calendarDateOf(new Date(instant), timeZone);
  return groupVersions(facts).map(({ current }: { current: SharedFact }) => {
    const [review] = current.reviews;
    return {
      lineageId: current.lineageId,
      id: current.id,
      kind: current.kind,
      summary: summarizeFact(current),
      supplierName: supplier?.name ?? "",
      receivedOn: on(current.sharedAt),
      review: review ? { outcome: review.outcome, on: on(review.reviewedAt) } : null,
    };
  });
}
