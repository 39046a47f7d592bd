import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import type { FlowdownClause } from "#app/domain/flowdown/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { actorWords, readEntry } from "#app/domain/log/entry.ts";
import { sayEntry } from "#app/domain/log/entry-words.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Renews } from "#app/domain/renewal/lapse.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { dueOnSql, isToldSql } from "#app/queries/sql/due-date.server.ts";
import { postureStateSql, standingSql } from "#app/queries/sql/posture-state.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { memberships } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { requests, submissions } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

export type SupplierRecord = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  ownerId: string | null;
  ownerName: string | null;
  /** the supplier's own organization, once somebody there joined */
  organizationId: string | null;
};

const supplierOf = keptStatement((tx) =>
  tx
    .select({
      id: suppliers.id,
      legalName: suppliers.legalName,
      uei: suppliers.uei,
      cages: suppliers.cages,
      tags: suppliers.tags,
      ownerId: suppliers.ownerId,
      ownerName: sql<string | null>`(select min(${memberships.personName}) from ${memberships}
        where ${memberships.personId} = ${suppliers.ownerId}
          and ${memberships.organizationId} = ${suppliers.primeId})`,
      organizationId: suppliers.organizationId,
    })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.id, sql.placeholder("id")),
        eq(suppliers.primeId, sql.placeholder("primeId")),
      ),
    ),
);

/** What the prime keeps about one supplier; null when there is none. */
export async function getSupplier(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<SupplierRecord | null> {
  const [row] = await supplierOf(tx, { id: supplierId, primeId: actor.organizationId });
  return row ?? null;
}

/** Who of the prime's people can own a supplier: each once, by name. */
export async function listOwners({ tx, actor }: Scope): Promise<{ id: string; name: string }[]> {
  return tx
    .selectDistinct({ id: memberships.personId, name: memberships.personName })
    .from(memberships)
    .where(and(eq(memberships.organizationId, actor.organizationId), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.personName), asc(memberships.personId));
}

export type SupplierSubcontract = {
  id: string;
  number: string;
  title: string;
  state: SubcontractState;
  contractPiid: string;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  postureState: PostureState;
  standing: Standing;
  holdsUntil: CalendarDate | null;
};

const subcontractsOf = keptStatement((tx) =>
  tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      state: subcontracts.state,
      contractPiid: contracts.piid,
      required: postures.required,
      verdict: postures.verdict,
      postureState: postureStateSql(sql.placeholder("on")),
      standing: standingSql(),
      holdsUntil: postures.holdsUntil,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(eq(subcontracts.supplierId, sql.placeholder("supplierId")))
    .orderBy(asc(contracts.piid), asc(subcontracts.number)),
);

/** The subcontracts with a supplier, each with its kept verdict. */
export async function listSupplierSubcontracts(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<SupplierSubcontract[]> {
  const rows = await subcontractsOf(tx, { supplierId, on: actor.on });
  return rows.map((row) => ({ ...row, holdsUntil: calendarDateOrNull(row.holdsUntil) }));
}

export type SupplierRequest = {
  id: string;
  /** what it was asked to renew; null where the request went with a flowdown */
  renews: Renews | null;
  /** the latest day that was told */
  dueOn: CalendarDate;
  /** whether somebody there was told of it */
  isTold: boolean;
  flowdownId: string;
  contractId: string;
  subcontractId: string;
  subcontractNumber: string;
  subcontractTitle: string;
  required: RequiredStatus | null;
  clauses: FlowdownClause[];
  information: Information;
  submittedAt: Date | null;
  submissionId: string | null;
  /** when somebody last reminded of it */
  remindedAt: Date | null;
};

const requestsOf = keptStatement((tx) => {
  const latest = tx
    .selectDistinctOn([submissions.requestId], {
      requestId: submissions.requestId,
      submissionId: submissions.id,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .where(eq(submissions.supplierId, sql.placeholder("supplierId")))
    .orderBy(submissions.requestId, desc(submissions.submittedAt))
    .as("latest");
  return tx
    .select({
      id: requests.id,
      renews: requests.renews,
      dueOn: dueOnSql,
      isTold: isToldSql,
      flowdownId: requests.flowdownId,
      contractId: flowdowns.contractId,
      subcontractId: flowdowns.subcontractId,
      subcontractNumber: flowdowns.subcontractNumber,
      subcontractTitle: flowdowns.subcontractTitle,
      required: flowdowns.required,
      clauses: flowdowns.clauses,
      information: flowdowns.information,
      submittedAt: latest.submittedAt,
      submissionId: latest.submissionId,
      remindedAt: lastReminderSql(),
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .leftJoin(latest, eq(latest.requestId, requests.id))
    .where(
      and(eq(requests.supplierId, sql.placeholder("supplierId")), isNull(requests.withdrawnAt)),
    )
    .orderBy(asc(dueOnSql), asc(requests.id));
});

/** What the supplier is asked for and nobody withdrew, the earliest due date first. */
export async function listSupplierRequests(
  { tx }: Scope,
  supplierId: string,
): Promise<SupplierRequest[]> {
  const rows = await requestsOf(tx, { supplierId });
  return rows.map((row) => ({ ...row, dueOn: calendarDate(row.dueOn) }));
}

/** When somebody last reminded of a request; null before. */
export function lastReminderSql() {
  return sql<Date | null>`(select max(${oversightLog.at}) from ${oversightLog}
    where ${oversightLog.supplierId} = ${requests.supplierId}
      and ${oversightLog.action} = 'request.reminded'
      and ${oversightLog.entry}::jsonb #>> '{detail,requestId}' = ${requests.id}::text)`.mapWith(
    oversightLog.at,
  );
}

export type SupplierEvent = {
  seq: number;
  at: Date;
  action: string;
  /** who did it, with role and organization */
  actor: string;
  /** what the entry tells beyond the name of its action; "" when that says it all */
  says: string;
};

const RECENT_EVENTS = 20;

const eventsOf = keptStatement((tx) =>
  tx
    .select({
      seq: oversightLog.seq,
      at: oversightLog.at,
      action: oversightLog.action,
      entry: oversightLog.entry,
    })
    .from(oversightLog)
    .where(
      and(
        eq(oversightLog.supplierId, sql.placeholder("supplierId")),
        eq(oversightLog.primeId, sql.placeholder("primeId")),
        ne(oversightLog.action, "evidence.viewed"),
      ),
    )
    .orderBy(desc(oversightLog.seq))
    .limit(RECENT_EVENTS),
);

/** What happened with a supplier last, newest first. */
export async function listRecentEvents(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<SupplierEvent[]> {
  const rows = await eventsOf(tx, { supplierId, primeId: actor.organizationId });
  return rows.map(({ entry: kept, ...event }) => {
    const entry = readEntry(kept);
    return { ...event, actor: actorWords(entry), says: sayEntry(entry) };
  });
}
