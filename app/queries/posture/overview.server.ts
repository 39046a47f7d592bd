import { and, asc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import { addMonths, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { STANDINGS, type Standing } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSuspendedContracts } from "#app/queries/contract/contract.server.ts";
import { countWaitingWork } from "#app/queries/portal/navigation-counts.server.ts";
import {
  dueOnSql,
  hasReadersSql,
  isToldSql,
  isUnanswered,
} from "#app/queries/request/due-date.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { changesByAwardSql, postureStateSql, standingSql } from "./posture-state.server.ts";

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
  /** whether somebody there was told of it */
  isTold: boolean;
  /** whether somebody there has joined and reads it */
  isLinked: boolean;
};

/** What a prime's people look at first, all of it as of the actor's day. */
export async function getOverview(scope: Scope) {
  const [postureCounts, lapses, openRequests, waiting, suspended] = await Promise.all([
    countPostures(scope),
    listLapses(scope),
    listOpenRequests(scope),
    countWaitingWork(scope),
    listSuspendedContracts(scope),
  ]);
  return {
    ...postureCounts,
    lapses,
    openRequests,
    waiting,
    suspendedContracts: suspended.length,
  };
}

type PostureCounts = {
  /** subcontracts that are not closed, by whether they may be awarded today */
  counts: Record<PostureState, number>;
  /** the same by where they stand */
  standings: Record<Standing, number>;
  /** those that may be awarded today and not on their planned award day */
  changeByAward: number;
  /** eligible verdicts that end in each of the next twelve months, this one included */
  months: { month: string; count: number }[];
  /** subcontracts that meet what the prime asks beyond the rule, and that do not */
  ownTerms: { met: number; notMet: number };
};

/** Everything that is counted over all subcontracts, in one pass over the projection. */
async function countPostures({ tx, actor }: Scope): Promise<PostureCounts> {
  const first = calendarDate(`${actor.on.slice(0, 7)}-01`);
  const endsInSight = and(
    eq(postures.verdict, "eligible"),
    gte(postures.holdsUntil, actor.on),
    lt(postures.holdsUntil, addMonths(first, MONTHS_AHEAD)),
  );
  const rows = await tx
    .select({
      state: postureStateSql(actor.on),
      standing: standingSql(),
      changesByAward: sql<boolean>`coalesce(${changesByAwardSql()}, false)`,
      month: sql<
        string | null
      >`case when ${endsInSight} then to_char(${postures.holdsUntil}, 'YYYY-MM') end`,
      ownTerms: postures.ownTermsVerdict,
      count: sql<number>`count(*)::int`,
    })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(eq(subcontracts.primeId, actor.organizationId), ne(subcontracts.state, "closed")))
    .groupBy(sql`1, 2, 3, 4, 5`);
  const total = (isCounted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(isCounted).reduce((sum, { count }) => sum + count, 0);
  return {
    counts: countEach(POSTURE_STATES, (state) => total((row) => row.state === state)),
    standings: countEach(STANDINGS, (one) => total(({ standing }) => standing === one)),
    changeByAward: total((row) => row.changesByAward),
    months: Array.from({ length: MONTHS_AHEAD }, (_, index) => {
      const month = addMonths(first, index).slice(0, 7);
      return { month, count: total((row) => row.month === month) };
    }),
    ownTerms: {
      met: total((row) => row.ownTerms === "met"),
      notMet: total((row) => row.ownTerms === "not-met"),
    },
  };
}

function countEach<Name extends string>(
  names: readonly Name[],
  countOf: (name: Name) => number,
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, countOf(name)])) as Record<Name, number>;
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

/** Requests without a signed answer, the longest due first. */
async function listOpenRequests({ tx, actor }: Scope): Promise<OpenRequest[]> {
  // Chosen before anything is read beside them: what is listed is few of many.
  const first = tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.primeId, actor.organizationId), isUnanswered()))
    .orderBy(asc(dueOnSql), asc(requests.id))
    .limit(LISTED);
  const rows = await tx
    .select({
      subcontractId: flowdowns.subcontractId,
      subcontractNumber: flowdowns.subcontractNumber,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
      dueOn: dueOnSql,
      isTold: isToldSql,
      isLinked: hasReadersSql(),
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .innerJoin(suppliers, eq(suppliers.id, requests.supplierId))
    .where(inArray(requests.id, first))
    .orderBy(asc(dueOnSql), asc(requests.id));
  return rows.map((row) => ({ ...row, dueOn: calendarDate(row.dueOn) }));
}
