import { and, asc, eq, gte, lt, ne, sql } from "drizzle-orm";
import { addMonths, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { STANDINGS, type Standing } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { type AskedRenewal, findAsked } from "#app/domain/renewal/asked.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSuspendedContracts } from "#app/queries/contract/contract.server.ts";
import { countWaitingWork } from "#app/queries/portal/navigation-counts.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { listWork } from "#app/queries/worklist/worklist.server.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { changesByAwardSql, postureStateSql, standingSql } from "./posture-state.server.ts";

const LISTED = 8;
const FIRST_WORK = 6;
const MONTHS_AHEAD = 12;

/** A subcontract whose verdict ends soon. */
export type Lapse = {
  subcontractId: string;
  number: string;
  supplierName: string;
  holdsUntil: CalendarDate;
  /** when who was asked to renew; null where nobody was */
  asked: AskedRenewal | null;
};

/** What a prime's people look at first, all of it as of the actor's day. */
export async function getOverview(scope: Scope) {
  const [postureCounts, lapses, work, waiting, suspended] = await Promise.all([
    countPostures(scope),
    listLapses(scope),
    listWork(scope, { owner: "for-me" }, null, FIRST_WORK),
    countWaitingWork(scope),
    listSuspendedContracts(scope),
  ]);
  return {
    ...postureCounts,
    lapses,
    work: work.items,
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
async function listLapses(scope: Scope): Promise<Lapse[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      subcontractId: subcontracts.id,
      number: subcontracts.number,
      supplierId: suppliers.id,
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
  const asked = await listAskedRenewals(
    scope,
    rows.map(({ supplierId }) => supplierId),
  );
  return rows.flatMap(({ holdsUntil, supplierId, ...row }) => {
    if (!holdsUntil) return [];
    const ending = { kind: "verdict-ends", id: row.subcontractId, on: holdsUntil, supplierId };
    return [{ ...row, holdsUntil: calendarDate(holdsUntil), asked: findAsked(asked, ending) }];
  });
}
