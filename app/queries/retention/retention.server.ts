import { eq, sql } from "drizzle-orm";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";

/** How long the prime keeps evidence, and the time zone in which its days begin. */
export type RetentionPeriod = { years: number; timeZone: string };

export async function getRetentionPeriod({ tx, actor }: Scope): Promise<RetentionPeriod> {
  const [row] = await tx
    .select({ years: organizations.retentionYears, timeZone: organizations.timeZone })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  if (!row) throw new Error(`no organization ${actor.organizationId}`);
  return row;
}

export const FILES_PER_PAGE = 50;

/** Where a page of files begins: after the one given. */
export type FileCursor = { until: CalendarDate; evidenceId: string };

export type FilePage = {
  /** what is over: the longest over first */
  evidenceIds: string[];
  next: FileCursor | null;
  /** when nothing is over from there on: the first day on which something may be disposed of */
  firstDueOn: CalendarDate | null;
};

/**
 * Files whose time is over and that were not disposed of. Legal holds do not narrow it: a file that
 * is held is shown as held.
 */
export async function listFilesPastRetention(
  scope: Scope,
  period: RetentionPeriod,
  after: FileCursor | null,
): Promise<FilePage> {
  const rows = await listByRetention(scope, period, after);
  const over = rows.filter((row) => row.until < scope.actor.on);
  const page = over.slice(0, FILES_PER_PAGE);
  const [first] = rows;
  return {
    evidenceIds: page.map((row) => row.evidenceId),
    next: over.length > FILES_PER_PAGE ? (page.at(-1) ?? null) : null,
    firstDueOn: first && over.length === 0 ? addDays(first.until, 1) : null,
  };
}

/**
 * The files that come first of those that a prime did not dispose of, by the last day on which each
 * has to be kept. It says in SQL, for many files at once, what `retainedUntil` decides for one.
 */
async function listByRetention(
  { tx, actor }: Scope,
  { years, timeZone }: RetentionPeriod,
  after: FileCursor | null,
): Promise<FileCursor[]> {
  const primeId = actor.organizationId;
  const rows = await tx.execute<{ evidence_id: string; until: string }>(sql`
    with beside as (
      select l.evidence_id, s.supplier_id, s.shared_at,
        coalesce(a.status_date, f.affirmed_on, c.expires_on,
          (s.shared_at at time zone ${timeZone})::date) as counts_from
      from shares s
      join evidence_links l on l.fact_id = s.fact_id
      left join assessments a on a.fact_id = s.fact_id
      left join affirmations f on f.fact_id = s.fact_id
      left join certifications c on c.fact_id = s.fact_id
      where s.prime_id = ${primeId}
        and not exists (select 1 from evidence_disposals d
          where d.prime_id = ${primeId} and d.evidence_id = l.evidence_id)
      union all
      select q.evidence_id, q.supplier_id, q.submitted_at,
        (q.submitted_at at time zone ${timeZone})::date
      from questionnaire_files q
      where q.prime_id = ${primeId}
        and not exists (select 1 from evidence_disposals d
          where d.prime_id = ${primeId} and d.evidence_id = q.evidence_id)
      union all
      select seen.evidence_id, seen.supplier_id, seen.seen_at,
        (seen.seen_at at time zone ${timeZone})::date
      from flowdown.plan_files_seen() seen
      where not exists (select 1 from evidence_disposals d
        where d.prime_id = ${primeId} and d.evidence_id = seen.evidence_id)
    ),
    covering as (
      select sc.supplier_id, r.known_at,
        max((coalesce(r.built_at, r.requested_at) at time zone ${timeZone})::date) as built_on
      from oversight_records r
      cross join unnest(r.subcontract_ids) as covered(id)
      join subcontracts sc on sc.id = covered.id
      where r.prime_id = ${primeId}
      group by sc.supplier_id, r.known_at
    ),
    kept as (
      select beside.evidence_id,
        (greatest(max(beside.counts_from), max(covering.built_on))
          + make_interval(years => ${years}))::date as until
      from beside
      left join covering
        on covering.supplier_id = beside.supplier_id and covering.known_at >= beside.shared_at
      group by beside.evidence_id
    )
    select evidence_id, until::text as until from kept
    ${after ? sql`where (kept.until, evidence_id) > (${after.until}::date, ${after.evidenceId}::uuid)` : sql``}
    order by kept.until, evidence_id
    limit ${FILES_PER_PAGE + 1}`);
  return rows.map((row) => ({ until: calendarDate(row.until), evidenceId: row.evidence_id }));
}
