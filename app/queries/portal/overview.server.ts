import { and, asc, eq, gte, lt, ne, sql } from "drizzle-orm";
import type { OwnTermsVerdict } from "#app/domain/eligibility/types.ts";
import { addMonths, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { trendOf } from "#app/domain/posture/months.ts";
import { addExposure, type Exposure, NO_EXPOSURE } from "#app/domain/posture/risk.ts";
import { STANDINGS, type Standing } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { type AskedRenewal, findAsked } from "#app/domain/renewal/asked.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSuspendedContracts } from "#app/queries/contract/contract.server.ts";
import { getPictures } from "#app/queries/posture/pictures.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { counted, countedOf, countedSums } from "#app/queries/sql/counted.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";
import { listFirstWork } from "#app/queries/worklist/worklist.server.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { countWaitingWork } from "./navigation-counts.server.ts";

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
  const [{ contractStates, ...postureCounts }, pictures, lapses, work, waiting, suspended] =
    await Promise.all([
      countPostures(scope),
      getPictures(scope),
      listLapses(scope),
      listFirstWork(scope, { owner: "for-me" }, FIRST_WORK),
      countWaitingWork(scope),
      listSuspendedContracts(scope),
    ]);
  const { contracts, months: kept, ...others } = pictures;
  return {
    ...postureCounts,
    ...others,
    trend: trendOf(kept, postureCounts.counts, scope.actor.on),
    contracts: contractStates.flatMap(({ contractId, counts }) => {
      const contract = contracts.get(contractId);
      return contract ? [{ id: contractId, ...contract, counts }] : [];
    }),
    lapses,
    work,
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
  /** what those of each state are worth */
  exposure: Record<PostureState, Exposure>;
  /** the contracts with any, by how many are in each state, the most ineligible first */
  contractStates: { contractId: string; counts: Record<PostureState, number> }[];
};

/** Everything that is counted over all subcontracts, in one pass over what is counted. */
async function countPostures(scope: Scope): Promise<PostureCounts> {
  const { tx, actor } = scope;
  const first = calendarDate(`${actor.on.slice(0, 7)}-01`);
  const endsInSight = and(
    gte(counted.holdsUntil, actor.on),
    lt(counted.holdsUntil, addMonths(first, MONTHS_AHEAD)),
  );
  const rows = await tx
    .select({
      state: postureStateSql(actor.on, counted),
      standing: sql<Standing | null>`${counted.standing}`,
      changesByAward: sql<boolean | null>`${counted.changesByAward}`,
      month: sql<
        string | null
      >`case when ${endsInSight} then to_char(${counted.holdsUntil}, 'YYYY-MM') end`,
      ownTerms: sql<OwnTermsVerdict["verdict"] | null>`${counted.ownTermsVerdict}`,
      contractId: sql<string | null>`${counted.contractId}`,
      ...countedSums,
    })
    .from(countedOf(scope))
    .where(eq(counted.isClosed, false))
    .groupBy(sql`grouping sets ((1, 2, 3, 4, 5), (1, 6))`);
  const byContract = rows.filter(({ contractId }) => contractId !== null);
  const whole = rows.filter(({ contractId }) => contractId === null);
  const total = (isCounted: (row: (typeof rows)[number]) => boolean) =>
    whole.filter(isCounted).reduce((sum, { count }) => sum + count, 0);
  return {
    counts: countEach(POSTURE_STATES, (state) => total((row) => row.state === state)),
    standings: countEach(STANDINGS, (one) => total(({ standing }) => standing === one)),
    changeByAward: total((row) => row.changesByAward === true),
    months: Array.from({ length: MONTHS_AHEAD }, (_, index) => {
      const month = addMonths(first, index).slice(0, 7);
      return { month, count: total((row) => row.month === month) };
    }),
    ownTerms: {
      met: total((row) => row.ownTerms === "met"),
      notMet: total((row) => row.ownTerms === "not-met"),
    },
    exposure: exposureOf(whole),
    contractStates: statesOfContracts(byContract),
  };
}

function exposureOf(
  rows: readonly { state: PostureState; count: number; valued: number; value: number }[],
): Record<PostureState, Exposure> {
  const each = POSTURE_STATES.map((state) => {
    const own = rows.filter((row) => row.state === state);
    const parts = own.map(({ count, valued, value }) => ({
      value,
      valued,
      unvalued: count - valued,
    }));
    return [state, parts.reduce(addExposure, NO_EXPOSURE)] as const;
  });
  return Object.fromEntries(each) as Record<PostureState, Exposure>;
}

function statesOfContracts(
  rows: readonly { contractId: string | null; state: PostureState; count: number }[],
): PostureCounts["contractStates"] {
  const found = new Map<string, Partial<Record<PostureState, number>>>();
  for (const { contractId, state, count } of rows)
    if (contractId) found.set(contractId, { ...found.get(contractId), [state]: count });
  return [...found]
    .map(([contractId, counts]) => ({
      contractId,
      counts: countEach(POSTURE_STATES, (state) => counts[state] ?? 0),
    }))
    .sort((a, b) => b.counts.ineligible - a.counts.ineligible);
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
