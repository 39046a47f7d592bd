import { and, eq, inArray, isNull, notInArray, notLike, or, type SQL, sql } from "drizzle-orm";
import { addYears, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { KnownDay, MomentTimeline } from "#app/domain/moment/timeline.ts";
import { listVerdictRuns } from "#app/domain/moment/verdict-runs.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";

/** What a timeline is of. */
export type TimelineSubject =
  | { contractId: string }
  | { supplierId: string }
  | { subcontractId: string; contractId: string; supplierId: string };

const MOST_DAYS = 400;
/** How far the timeline looks ahead. */
const YEARS_AHEAD = 2;

/**
 * The days on which something about a contract, supplier or subcontract came to be known, until
 * today, whatever moment is looked at: the timeline leads to all of them.
 *
 * @param today the last day of the known; the drawing goes on for two years.
 */
export async function listKnownDays(
  { tx, actor }: Scope,
  subject: TimelineSubject,
  timeZone: string,
): Promise<KnownDay[]> {
  const on = sql<string>`(${oversightLog.at} at time zone ${timeZone})::date::text`;
  const rows = await tx
    .select({
      on: on.as("on"),
      entries: sql<number>`count(*)::int`,
      actions: sql<string[]>`array_agg(distinct ${oversightLog.action})`,
    })
    .from(oversightLog)
    .where(and(eq(oversightLog.primeId, actor.organizationId), about(subject), tellsSomething()))
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`)
    .limit(MOST_DAYS);
  return rows.map((row) => ({ ...row, on: calendarDate(row.on) })).reverse();
}

/** The timeline of a screen: what came to be known when, and what is true when by what is known. */
export async function getMomentTimeline(
  scope: Scope,
  days: KnownDay[],
  subject: TimelineSubject,
  today: CalendarDate,
): Promise<MomentTimeline> {
  const from = days[0]?.on ?? today;
  const to = addYears(today, YEARS_AHEAD);
  if (!("subcontractId" in subject)) return { from, to: today, days, runs: [] };
  const which = { subcontractIds: [subject.subcontractId] };
  const [found] = await listEligibilityCases(scope, which, { asOf: today });
  const runs = found ? listVerdictRuns(found.input, from, to) : [];
  return { from, to, days, runs };
}

/** What tells nothing of the subject: that somebody read it, audits it or came to work with it. */
const READINGS = ["evidence.viewed", "record.downloaded", "person.joined", "person.removed"];

function tellsSomething(): SQL | undefined {
  const { action } = oversightLog;
  return and(notLike(action, "audit.%"), notInArray(action, READINGS));
}

/** Of a subcontract: its own entries, those of its contract, and what its supplier stated. */
function about(subject: TimelineSubject): SQL | undefined {
  const { contractId, supplierId, subcontractId, action } = oversightLog;
  if (!("subcontractId" in subject))
    return "contractId" in subject
      ? eq(contractId, subject.contractId)
      : eq(supplierId, subject.supplierId);
  const ofSupplier = ["submission.received", "fact.corrected", "fact.accepted", "fact.returned"];
  return or(
    eq(subcontractId, subject.subcontractId),
    and(eq(contractId, subject.contractId), isNull(subcontractId), isNull(supplierId)),
    and(
      eq(supplierId, subject.supplierId),
      or(and(isNull(subcontractId), isNull(contractId)), inArray(action, ofSupplier)),
    ),
  );
}
