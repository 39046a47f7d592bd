import { sql } from "drizzle-orm";
import { calendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { type PostureMonth, trendBegins } from "#app/domain/posture/months.ts";
import {
  RISKY_STATES,
  type RiskDay,
  type RiskyState,
  riskDayOf,
} from "#app/domain/posture/risk.ts";
import { SCORE_BANDS, type ScoreBand, scoreBandOf } from "#app/domain/sprs/score-bands.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";

const LISTED = 8;
const MOST_CONTRACTS = 500;

/** A subcontract that is worth much and may not be awarded, or not for much longer. */
export type RiskySubcontract = {
  id: string;
  number: string;
  supplierId: string;
  supplierName: string;
  state: RiskyState;
  /** in whole US dollars */
  value: number;
  day: RiskDay;
};

export type Pictures = {
  /** suppliers by the band of the SPRS score that stands for them */
  scores: Record<ScoreBand, number>;
  months: PostureMonth[];
  riskiest: RiskySubcontract[];
  /** the names of the prime's contracts, by their ids */
  contracts: Map<string, { piid: string; title: string }>;
};

type RiskyRow = {
  id: string;
  number: string;
  supplier_id: string;
  supplier_name: string;
  state: RiskyState;
  value: number;
  holds_until: string | null;
  planned_award_on: string | null;
  is_awarded: boolean;
};

type PicturesRow = {
  scores: { score: number; count: number }[] | null;
  suppliers: number;
  months: { month: string; keptOn: string; counts: PostureMonth["counts"] }[] | null;
  riskiest: RiskyRow[] | null;
  contracts: { id: string; piid: string; title: string }[] | null;
};

/** What the pictures of the overview show beside the counts, in one statement. */
export async function getPictures(scope: Scope): Promise<Pictures> {
  const { tx, actor } = scope;
  const prime = sql`${actor.organizationId}::uuid`;
  const [row] = await tx.execute<PicturesRow>(sql`select
    (select jsonb_agg(told) from (
      select score, suppliers as count from score_counts where prime_id = ${prime}) told) as scores,
    (select coalesce(sum(suppliers), 0)::int from supplier_counts
      where prime_id = ${prime} and tag is null) as suppliers,
    (select jsonb_agg(kept) from (
      select month, kept_on as "keptOn", counts from posture_months
      where prime_id = ${prime} and month >= ${trendBegins(actor.on)}::date order by month) kept) as months,
    (select jsonb_agg(risky) from (${riskiestOf(scope)}) risky) as riskiest,
    (select jsonb_agg(named) from (
      select id, piid, title from contracts where prime_id = ${prime}
      order by piid limit ${MOST_CONTRACTS}) named) as contracts`);
  const told = row?.scores ?? [];
  const silent = (row?.suppliers ?? 0) - told.reduce((sum, { count }) => sum + count, 0);
  return {
    scores: countBands([...told, { score: null, count: silent }]),
    months: (row?.months ?? []).map(({ month, keptOn, counts }) => ({
      month: calendarDate(month),
      keptOn: calendarDate(keptOn),
      counts,
    })),
    riskiest: (row?.riskiest ?? []).map((risky) => riskyOf(risky, scope)),
    contracts: new Map((row?.contracts ?? []).map(({ id, ...named }) => [id, named])),
  };
}

/** Of the risky ones whose value is known the most valuable; of equal value the soonest. */
function riskiestOf({ actor }: Scope) {
  const states = sql.raw(RISKY_STATES.map((state) => `'${state}'`).join(", "));
  return sql`
    select subcontracts.id, subcontracts.number, subcontracts.supplier_id,
      suppliers.legal_name as supplier_name, ${postureStateSql(actor.on)} as state,
      subcontracts.value, postures.holds_until, subcontracts.planned_award_on,
      subcontracts.state = 'awarded' as is_awarded
    from subcontracts
    join suppliers on suppliers.id = subcontracts.supplier_id
    left join postures on postures.subcontract_id = subcontracts.id
    where subcontracts.prime_id = ${actor.organizationId}::uuid and subcontracts.state <> 'closed'
      and subcontracts.value > 0 and ${postureStateSql(actor.on)} in (${states})
    order by subcontracts.value desc, coalesce(postures.holds_until, subcontracts.planned_award_on),
      subcontracts.number
    limit ${sql.raw(String(LISTED))}`;
}

function riskyOf(row: RiskyRow, { actor }: Scope): RiskySubcontract {
  const { id, number, state, value } = row;
  const day = riskDayOf(
    {
      state,
      holdsUntil: calendarDateOrNull(row.holds_until),
      plannedAwardOn: calendarDateOrNull(row.planned_award_on),
      isAwarded: row.is_awarded,
    },
    actor.on,
  );
  return {
    id,
    number,
    supplierId: row.supplier_id,
    supplierName: row.supplier_name,
    state,
    value,
    day,
  };
}

function countBands(
  told: readonly { score: number | null; count: number }[],
): Record<ScoreBand, number> {
  const counts = Object.fromEntries(SCORE_BANDS.map((band) => [band, 0])) as Record<
    ScoreBand,
    number
  >;
  for (const { score, count } of told) counts[scoreBandOf(score)] += count;
  return counts;
}
