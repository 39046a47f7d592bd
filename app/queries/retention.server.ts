import { eq, type SQL, sql } from "drizzle-orm";
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

export type FilePage = { evidenceIds: string[]; next: FileCursor | null };

/**
 * Files whose time is over and that were not disposed of, the longest over first. Legal holds do
 * not narrow it: a file that is held is shown as held.
 */
export async function listFilesPastRetention(
  { tx, actor }: Scope,
  { years, timeZone }: RetentionPeriod,
  after: FileCursor | null,
): Promise<FilePage> {
  const isOver = sql`max(counts_from) + make_interval(years => ${years}) < ${actor.on}::date`;
  const rows = await tx.execute<{ evidence_id: string; until: string }>(sql`
    ${keptFiles({ primeId: actor.organizationId, years, timeZone, isOver })}
    select evidence_id, until::text as until from kept
    where until < ${actor.on}::date
      ${after ? sql`and (until, evidence_id) > (${after.until}::date, ${after.evidenceId}::uuid)` : sql``}
    order by kept.until, evidence_id
    limit ${FILES_PER_PAGE + 1}`);
  const page = [...rows].slice(0, FILES_PER_PAGE);
  const last = page.at(-1);
  return {
    evidenceIds: page.map((row) => row.evidence_id),
    next:
      rows.length > FILES_PER_PAGE && last
        ? { until: calendarDate(last.until), evidenceId: last.evidence_id }
        : null,
  };
}

/** The first day on which a file may be disposed of; null when the prime keeps none. */
export async function findFirstDue(
  { tx, actor }: Scope,
  { years, timeZone }: RetentionPeriod,
): Promise<CalendarDate | null> {
  const [row] = await tx.execute<{ until: string | null }>(sql`
    ${keptFiles({ primeId: actor.organizationId, years, timeZone })}
    select min(until)::text as until from kept`);
  return row?.until ? addDays(calendarDate(row.until), 1) : null;
}

type Kept = RetentionPeriod & { primeId: string; isOver?: SQL };

/**
 * `kept`: the files of a prime that it did not dispose of, with the last day on which each has to be
 * kept. It says in SQL, for many files at once, what `retainedUntil` decides for one.
 *
 * @param isOver narrows to files whose facts are old enough, before their records are looked for.
 */
function keptFiles({ primeId, years, timeZone, isOver }: Kept): SQL {
  return sql`
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
    ),
    stated as (
      select evidence_id, max(counts_from) as counts_from from beside
      where not exists (select 1 from evidence_disposals d
        where d.prime_id = ${primeId} and d.evidence_id = beside.evidence_id)
      group by evidence_id
      ${isOver ? sql`having ${isOver}` : sql``}
    ),
    covering as (
      select sc.supplier_id, r.known_at,
        (coalesce(r.built_at, r.requested_at) at time zone ${timeZone})::date as built_on
      from oversight_records r
      cross join unnest(r.subcontract_ids) as covered(id)
      join subcontracts sc on sc.id = covered.id
      where r.prime_id = ${primeId}
        and sc.supplier_id in (select supplier_id from beside join stated using (evidence_id))
    ),
    kept as (
      select stated.evidence_id,
        (greatest(stated.counts_from, max(covering.built_on))
          + make_interval(years => ${years}))::date as until
      from stated
      join beside using (evidence_id)
      left join covering
        on covering.supplier_id = beside.supplier_id and covering.known_at >= beside.shared_at
      group by stated.evidence_id, stated.counts_from
    )`;
}
