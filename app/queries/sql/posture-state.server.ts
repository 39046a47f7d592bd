import { type Placeholder, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import { LAPSING_DAYS } from "#app/domain/posture/state-of.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { postures, supplierPostures } from "#db/schema/posture.ts";

/** The columns that a state is told from. */
type Told = { verdict: SQLWrapper; holdsUntil: SQLWrapper };

/**
 * `postureStateOf` in SQL, for filters and counts over the projection. A subcontract without a row
 * (left join) is undecided: its information flow is not answered.
 *
 * @param told what is counted of the projection; absent: the projection itself.
 */
export function postureStateSql(
  on: CalendarDate | Placeholder,
  { verdict, holdsUntil }: Told = postures,
): SQL<PostureState> {
  return sql<PostureState>`case
    when ${verdict} is null then 'undecided'
    when ${verdict} = 'no-requirement' then 'no-requirement'
    when ${verdict} = 'ineligible' then 'ineligible'
    when ${holdsUntil} <= ${on}::date + ${sql.raw(String(LAPSING_DAYS))} then 'lapsing'
    else 'eligible' end`;
}

/** Whether a subcontract is in a state: said so that PostgreSQL knows how many are. */
export function isPostureInState(state: PostureState, on: CalendarDate | Placeholder): SQL {
  const { verdict, holdsUntil } = postures;
  switch (state) {
    case "undecided":
      return sql`${verdict} is null`;
    case "lapsing":
      return sql`(${verdict} = 'eligible' and ${holdsUntil} <= ${lapsingUntil(on)})`;
    case "eligible":
      return sql`(${verdict} = 'eligible' and (${holdsUntil} > ${lapsingUntil(on)} or ${holdsUntil} is null))`;
    default:
      return sql`${verdict} = ${sql.raw(`'${state}'`)}`;
  }
}

/**
 * `standingOf` as it is kept, for filters and counts over the projection. A subcontract without a row
 * (left join) is to be answered.
 */
export function standingSql(): SQL<Standing> {
  return sql<Standing>`coalesce(${postures.standing}, 'to-answer')`;
}

/** Whether a subcontract stands there: said in the text, so that PostgreSQL knows how many do. */
export function isInStanding(standing: Standing): SQL {
  const is = sql`${postures.standing} = ${sql.raw(`'${standing}'`)}`;
  return standing === "to-answer" ? sql`(${postures.standing} is null or ${is})` : is;
}

/** `mayBeAwarded` over the projection, of a subcontract with a row in it. */
export function mayBeAwardedSql(on: CalendarDate | Placeholder): SQL<boolean> {
  const { verdict, holdsUntil } = postures;
  return sql<boolean>`(${verdict} <> 'ineligible' and (${holdsUntil} is null or ${holdsUntil} >= ${on}::date))`;
}

/** `changesByAward` over the projection. */
export function changesByAwardSql(): SQL {
  return sql`${postures.verdict} <> 'ineligible' and ${postures.awardDayVerdict} = 'ineligible'`;
}

/** The day until which what ends is lapsing. */
function lapsingUntil(on: CalendarDate | Placeholder): SQL {
  return sql`(${on}::date + ${sql.raw(String(LAPSING_DAYS))})`;
}

/** The columns that the worst state of a supplier is told from. */
type ToldOfSupplier = { worst: SQLWrapper; holdsUntil: SQLWrapper };

/**
 * The worst state of a supplier's open subcontracts over their projection, as its place in
 * `POSTURE_STATES`: the worst verdict, and of eligible ones the day on which the first of them ends. Null
 * without any.
 *
 * @param told what is counted of the projection; absent: the projection itself.
 */
export function worstRankSql(
  on: CalendarDate | Placeholder,
  { worst, holdsUntil }: ToldOfSupplier = supplierPostures,
): SQL<number | null> {
  const rank = (state: PostureState) => sql.raw(String(POSTURE_STATES.indexOf(state)));
  return sql<number | null>`case ${worst}
    when 'ineligible' then ${rank("ineligible")}
    when 'undecided' then ${rank("undecided")}
    when 'eligible' then
      case when ${holdsUntil} <= ${lapsingUntil(on)}
        then ${rank("lapsing")} else ${rank("eligible")} end
    when 'no-requirement' then ${rank("no-requirement")} end`;
}

/** Whether that is a state: said so that the index of worst verdicts and days is walked. */
export function isInState(
  state: PostureState | "none",
  on: CalendarDate | Placeholder,
  { worst, holdsUntil }: ToldOfSupplier = supplierPostures,
): SQL {
  switch (state) {
    case "none":
      return sql`${worst} is null`;
    case "lapsing":
      return sql`(${worst} = 'eligible' and ${holdsUntil} <= ${lapsingUntil(on)})`;
    case "eligible":
      return sql`(${worst} = 'eligible' and (${holdsUntil} > ${lapsingUntil(on)} or ${holdsUntil} is null))`;
    default:
      return sql`${worst} = ${state}`;
  }
}
