import { and, asc, eq, gte, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import { addMonths, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { STANDINGS, type Standing } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listSuspendedContracts } from "./contract.server.ts";
import { changesByAwardSql, postureStateSql, standingSql } from "./posture-state.server.ts";
import { countWaitingWork } from "./shell.server.ts";

const LISTED = 8;
const MONTHS_AHEAD = 12;

/** A subcontract whose verdict ends soon. */
export type Lapse = {
  subcontractId: string;
  number: string;
  supplierName: string;
  holdsUntil: CalendarDate;
};

/** A request that no signed answer came to yet. */
export type OpenRequest = {
  subcontractId: string;
  subcontractNumber: string;
  supplierId: string;
  supplierName: string;
  dueOn: CalendarDate;
  isLinked: boolean;
};

/** What a prime's people look at first, all of it as of the actor's day. */
export async function getOverview(scope: Scope) {
  const [standing, lapses, months, openRequests, waiting, suspended, ownTerms] = await Promise.all([
    countSubcontracts(scope),
    listLapses(scope),
    countLapsesByMonth(scope),
    listOpenRequests(scope),
    countWaitingWork(scope),
    listSuspendedContracts(scope),
    countOwnTerms(scope),
  ]);
  return {
    ...standing,
    lapses,
    months,
    openRequests,
    waiting,
    suspendedContracts: suspended.length,
    ownTerms,
  };
}

/** How many subcontracts meet what the prime asks beyond the rule, and how many do not. */
async function countOwnTerms({ tx, actor }: Scope): Promise<{ met: number; notMet: number }> {
  const [row] = await tx
    .select({
      met: sql<number>`count(*) filter (where ${postures.ownTermsVerdict} = 'met')::int`,
      notMet: sql<number>`count(*) filter (where ${postures.ownTermsVerdict} = 'not-met')::int`,
    })
    .from(postures)
    .innerJoin(subcontracts, eq(subcontracts.id, postures.subcontractId))
    .where(
      and(
        eq(postures.primeId, actor.organizationId),
        isNotNull(postures.ownTermsVerdict),
        ne(subcontracts.state, "closed"),
      ),
    );
  return row ?? { met: 0, notMet: 0 };
}

/** The open subcontracts by what may be awarded today and by where they stand. */
async function countSubcontracts({ tx, actor }: Scope): Promise<{
  counts: Record<PostureState, number>;
  standings: Record<Standing, number>;
  changeByAward: number;
}> {
  const state = postureStateSql(actor.on);
  const standing = standingSql();
  const rows = await tx
    .select({
      state,
      standing,
      count: sql<number>`count(*)::int`,
      changeByAward: sql<number>`count(*) filter (where ${changesByAwardSql()})::int`,
    })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(eq(subcontracts.primeId, actor.organizationId), ne(subcontracts.state, "closed")))
    .groupBy(sql`1, 2`);
  const counts = zeroOf(POSTURE_STATES);
  const standings = zeroOf(STANDINGS);
  let changeByAward = 0;
  for (const row of rows) {
    counts[row.state] += row.count;
    standings[row.standing] += row.count;
    changeByAward += row.changeByAward;
  }
  return { counts, standings, changeByAward };
}

function zeroOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

/** Verdicts that are eligible today and end, the soonest first. */
async function listLapses({ tx, actor }: Scope): Promise<Lapse[]> {
  const rows = await tx
    .select({
      subcontractId: subcontracts.id,
      number: subcontracts.number,
      supplierName: suppliers.legalName,
      holdsUntil: postures.holdsUntil,
    })
    .from(postures)
    .innerJoin(subcontracts, eq(subcontracts.id, postures.subcontractId))
    .innerJoin(suppliers, eq(suppliers.id, postures.supplierId))
    .where(
      and(
        eq(postures.primeId, actor.organizationId),
        eq(postures.verdict, "eligible"),
        gte(postures.holdsUntil, actor.on),
        ne(subcontracts.state, "closed"),
      ),
    )
    .orderBy(asc(postures.holdsUntil), asc(subcontracts.number))
    .limit(LISTED);
  return rows.flatMap(({ holdsUntil, ...row }) =>
    holdsUntil ? [{ ...row, holdsUntil: calendarDate(holdsUntil) }] : [],
  );
}

/** How many eligible verdicts end in each of the next twelve months, this one included. */
async function countLapsesByMonth({
  tx,
  actor,
}: Scope): Promise<{ month: string; count: number }[]> {
  const first = calendarDate(`${actor.on.slice(0, 7)}-01`);
  const month = sql<string>`to_char(${postures.holdsUntil}, 'YYYY-MM')`;
  const rows = await tx
    .select({ month, count: sql<number>`count(*)::int` })
    .from(postures)
    .innerJoin(subcontracts, eq(subcontracts.id, postures.subcontractId))
    .where(
      and(
        eq(postures.primeId, actor.organizationId),
        eq(postures.verdict, "eligible"),
        gte(postures.holdsUntil, actor.on),
        lt(postures.holdsUntil, addMonths(first, MONTHS_AHEAD)),
        ne(subcontracts.state, "closed"),
      ),
    )
    .groupBy(sql`1`);
  const countOf = new Map(rows.map((row) => [row.month, row.count]));
  return Array.from({ length: MONTHS_AHEAD }, (_, index) => {
    const name = addMonths(first, index).slice(0, 7);
    return { month: name, count: countOf.get(name) ?? 0 };
  });
}

/** Requests without a signed answer, the longest due first. */
async function listOpenRequests({ tx, actor }: Scope): Promise<OpenRequest[]> {
  const rows = await tx
    .select({
      subcontractId: flowdowns.subcontractId,
      subcontractNumber: flowdowns.subcontractNumber,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
      dueOn: requests.dueOn,
      organizationId: suppliers.organizationId,
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .innerJoin(suppliers, eq(suppliers.id, requests.supplierId))
    .where(
      and(
        eq(requests.primeId, actor.organizationId),
        isNull(requests.withdrawnAt),
        sql`not exists (select 1 from submissions where submissions.request_id = ${requests.id})`,
      ),
    )
    .orderBy(asc(requests.dueOn), asc(requests.id))
    .limit(LISTED);
  return rows.map(({ organizationId, dueOn, ...row }) => ({
    ...row,
    dueOn: calendarDate(dueOn),
    isLinked: organizationId !== null,
  }));
}
