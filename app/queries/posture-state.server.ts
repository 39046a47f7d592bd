import { type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { LAPSING_DAYS } from "#app/domain/posture/state-of.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { postures } from "#db/schema/posture.ts";

/**
 * `postureStateOf` in SQL, for filters and counts over the projection. A subcontract without a row
 * (left join) is awaited: its information flow is not answered.
 */
export function postureStateSql(on: CalendarDate): SQL<PostureState> {
  return sql<PostureState>`case
    when ${postures.verdict} is null then 'awaiting'
    when ${postures.verdict} = 'no-requirement' then 'no-requirement'
    when ${postures.verdict} = 'ineligible' and ${postures.reviewed} = 0 then 'awaiting'
    when ${postures.verdict} = 'ineligible' then 'ineligible'
    when ${postures.holdsUntil} <= ${on}::date + ${sql.raw(String(LAPSING_DAYS))} then 'lapsing'
    else 'eligible' end`;
}
