import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import { LAPSING_DAYS } from "#app/domain/posture/state-of.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { postures } from "#db/schema/posture.ts";

/**
 * `postureStateOf` in SQL, for filters and counts over the projection. A subcontract without a row
 * (left join) is undecided: its information flow is not answered.
 */
export function postureStateSql(on: CalendarDate | Placeholder): SQL<PostureState> {
  return sql<PostureState>`case
    when ${postures.verdict} is null then 'undecided'
    when ${postures.verdict} = 'no-requirement' then 'no-requirement'
    when ${postures.verdict} = 'ineligible' then 'ineligible'
    when ${postures.holdsUntil} <= ${on}::date + ${sql.raw(String(LAPSING_DAYS))} then 'lapsing'
    else 'eligible' end`;
}

/**
 * `standingOf` as it is kept, for filters and counts over the projection. A subcontract without a row
 * (left join) is to be answered.
 */
export function standingSql(): SQL<Standing> {
  return sql<Standing>`coalesce(${postures.standing}, 'to-answer')`;
}

/** `changesByAward` over the projection. */
export function changesByAwardSql(): SQL {
  return sql`${postures.verdict} <> 'ineligible' and ${postures.awardDayVerdict} = 'ineligible'`;
}
