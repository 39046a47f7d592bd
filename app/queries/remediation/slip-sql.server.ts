import { type SQL, sql } from "drizzle-orm";
import { PLANNED_TYPES } from "#app/domain/remediation/clock.ts";
import type { PlanState } from "#app/domain/remediation/plan-list-address.ts";
import { SLIPS, type Slip, STANDSTILL_DAYS } from "#app/domain/remediation/progress.ts";
import { CLOSE_OUT_DAYS } from "#app/domain/sprs/conditional.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isNotCorrected, latestOutcome } from "#app/queries/fact/standing-fact.server.ts";
import { remediationShares } from "#db/schema/remediation.ts";

/**
 * `dueOfClock` of `findCloseOutClock` in SQL, of the system that a plan is about: the last day of the
 * close-out of its latest Conditional status, null without one, or once it was closed out.
 */
export function closeOutBySql({ organizationId, on }: Scope["actor"]): SQL<string | null> {
  const types = sql.raw(PLANNED_TYPES.map((type) => `'${type}'`).join(","));
  return sql<string | null>`(
    with standing as (
      select assessments.type, assessments.status, assessments.status_date,
        assessments.close_out_posted_on, facts.id
      from shares join facts on facts.id = shares.fact_id
        join assessments on assessments.fact_id = facts.id
      where shares.supplier_id = ${remediationShares.supplierId} and shares.prime_id = ${organizationId}
        and assessments.system_lineage_id = ${remediationShares.systemLineageId}
        and assessments.type in (${types}) and assessments.status_date <= ${on}::date
        and not coalesce(assessments.revoked_on <= ${on}::date, false)
        and not exists (select 1 from status_endings ending
          where ending.assessment_lineage_id = facts.lineage_id and ending.prime_id = ${organizationId}
            and ending.cause = 'status-revoked' and ending.ended_on <= ${on}::date
            and not ending.is_withdrawn
            and not exists (select 1 from status_endings later where later.supersedes_id = ending.id))
        and ${isNotCorrected(organizationId)} and ${latestOutcome(organizationId)} = 'accepted')
    select case when one.close_out_posted_on is null
      then one.status_date + ${sql.raw(String(CLOSE_OUT_DAYS))} end
    from standing one
    where case when one.status is distinct from 'Conditional' then one.close_out_posted_on is not null
      else not exists (select 1 from standing other where other.type = one.type
        and other.status = 'Final' and other.status_date >= one.status_date) end
    order by one.status_date desc, one.id limit 1)`;
}

/** One of `findSlips` in SQL. */
export function slipSql(slip: Slip, actor: Scope["actor"]): SQL {
  const { openCount, nextDueOn, finishOn, movedOn } = remediationShares;
  const on = sql`${actor.on}::date`;
  const reasons: Record<Slip, () => SQL> = {
    "past-close-out": () => sql`coalesce(
      ${closeOutBySql(actor)} < greatest(coalesce(${finishOn}, ${on}), ${on}), false)`,
    overdue: () => sql`coalesce(${nextDueOn} < ${on}, false)`,
    standstill: () => sql`${on} - ${movedOn} > ${sql.raw(String(STANDSTILL_DAYS))}`,
  };
  return sql`(${openCount} > 0 and ${reasons[slip]()})`;
}

/** `planStateOf` in SQL. */
export function planStateSql(actor: Scope["actor"]): SQL<PlanState> {
  // What is cheap to know is asked first.
  const slips = SLIPS.toReversed().map((slip) => slipSql(slip, actor));
  return sql<PlanState>`case when ${remediationShares.openCount} = 0 then 'finished'
    when ${sql.join(slips, sql` or `)} then 'slipping' else 'on-its-way' end`;
}

/** The most pressing slip first, then what goes its way, then what is finished. */
export function urgencySql(actor: Scope["actor"]): SQL {
  const rank = (place: number) => sql.raw(String(place));
  const slips = SLIPS.map((slip, place) => sql`when ${slipSql(slip, actor)} then ${rank(place)}`);
  return sql`case ${sql.join(slips, sql` `)}
    when ${remediationShares.openCount} > 0 then ${rank(SLIPS.length)}
    else ${rank(SLIPS.length + 1)} end`;
}
