import { sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { LowerTier } from "#app/domain/lower-tier/rollup.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { idsText } from "#app/queries/sql/among.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";

/** A lower tier with what only its own organization reads of it. */
export type OwnLowerTier = LowerTier & { id: string; number: string; title: string };

type Row = {
  id: string;
  number: string;
  title: string;
  tier: number;
  supplier_name: string;
  cages: string[];
  state: PostureState;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  holds_until: string | null;
  is_passed_on: boolean;
  is_acknowledged: boolean;
  has_answered: boolean;
};

/**
 * Subcontracts of the actor's organization with all that hangs under them, as they stand on the actor's
 * day; what was closed is over and left out.
 *
 * @param ids the first tier of them; those of another organization name nothing.
 */
export async function listLowerTiers(
  { tx, actor }: Scope,
  ids: readonly string[],
): Promise<OwnLowerTier[]> {
  if (ids.length === 0) return [];
  const primeId = sql`${actor.organizationId}::uuid`;
  const rows = await tx.execute<Row>(sql`
    with recursive ${tiersBelow(actor, ids)}, issued as (
      select distinct on (flowdowns.subcontract_id) flowdowns.subcontract_id, flowdowns.id
      from flowdowns join tiers on tiers.id = flowdowns.subcontract_id
      where flowdowns.prime_id = ${primeId}
      order by flowdowns.subcontract_id, flowdowns.issued_at desc, flowdowns.id desc
    )
    select own.id, own.number, own.title, tiers.tier, suppliers.legal_name as supplier_name,
      suppliers.cages, ${postureStateSql(actor.on)} as state, postures.required, postures.verdict,
      postures.holds_until::text,
      exists (select 1 from requests where requests.flowdown_id = issued.id
        and requests.withdrawn_at is null) as is_passed_on,
      exists (select 1 from acknowledgements
        join shares on shares.fact_id = acknowledgements.fact_id and shares.prime_id = ${primeId}
        where acknowledgements.flowdown_id = issued.id and coalesce((
          select reviews.outcome from reviews
          where reviews.fact_id = acknowledgements.fact_id and reviews.prime_id = ${primeId}
          order by reviews.reviewed_at desc, reviews.id desc limit 1), '') <> 'returned'
      ) as is_acknowledged,
      exists (select 1 from submissions
        join requests on requests.id = submissions.request_id
        join flowdowns on flowdowns.id = requests.flowdown_id
        where flowdowns.subcontract_id = own.id and submissions.prime_id = ${primeId}) as has_answered
    from tiers
    join own on own.id = tiers.id
    join suppliers on suppliers.id = own.supplier_id
    left join postures on postures.subcontract_id = own.id
    left join issued on issued.subcontract_id = own.id
    where own.state <> 'closed'
    order by tiers.tier, own.number, own.id`);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    tier: row.tier,
    supplierName: row.supplier_name,
    cages: row.cages,
    state: row.state,
    required: row.required,
    verdict: row.verdict,
    holdsUntil: calendarDateOrNull(row.holds_until),
    isPassedOn: row.is_passed_on,
    isAcknowledged: row.is_acknowledged,
    hasAnswered: row.has_answered,
  }));
}

/**
 * How many of the same were closed after the clauses had been issued to them: their work is over, and so
 * is what was passed on.
 *
 * @param ids as of `listLowerTiers`.
 */
export async function countClosedTiers(
  { tx, actor }: Scope,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const [row] = await tx.execute<{ count: number }>(sql`
    with recursive ${tiersBelow(actor, ids)}
    select count(*)::int as count from tiers join own on own.id = tiers.id
    where own.state = 'closed' and exists (select 1 from flowdowns
      where flowdowns.subcontract_id = own.id
        and flowdowns.prime_id = ${actor.organizationId}::uuid
        and (flowdowns.required is not null or flowdowns.also_required is not null))`);
  return row?.count ?? 0;
}

/** `own`, the subcontracts of the actor's organization, and `tiers`, some of them with all below. */
function tiersBelow({ organizationId }: Scope["actor"], ids: readonly string[]) {
  return sql`own as materialized (
      select id, parent_id, number, title, supplier_id, state from subcontracts
      where prime_id = ${organizationId}::uuid
    ), below as (
      select id, 1 as tier from own where id = any(${idsText(ids)}::uuid[])
      union
      select own.id, below.tier + 1 from below join own on own.parent_id = below.id
      where below.tier < 20
    ), tiers as (
      select id, min(tier) as tier from below group by id
    )`;
}
