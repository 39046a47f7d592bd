import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { evidenceDisposals } from "#db/schema/retention.ts";
import { suppliers } from "#db/schema/supplier.ts";

/**
 * Which of some files the prime disposed of. A file that its supplier gave again afterwards is there
 * again: it stands beside a new statement, or answers a question anew.
 */
export async function listDisposals(
  scope: Scope,
  evidenceIds: readonly string[],
): Promise<Disposal[]> {
  if (evidenceIds.length === 0) return [];
  const rows = await selectDisposals(scope).where(
    and(
      eq(evidenceDisposals.primeId, scope.actor.organizationId),
      inArray(evidenceDisposals.evidenceId, [...evidenceIds]),
      sql`not exists (
        select 1 from evidence_links l join shares s on s.fact_id = l.fact_id
        where l.evidence_id = ${evidenceDisposals.evidenceId}
          and s.prime_id = ${evidenceDisposals.primeId}
          and s.shared_at > ${evidenceDisposals.disposedAt})`,
      sql`not exists (
        select 1 from questionnaire_files q
        where q.evidence_id = ${evidenceDisposals.evidenceId}
          and q.prime_id = ${evidenceDisposals.primeId}
          and q.submitted_at > ${evidenceDisposals.disposedAt})`,
    ),
  );
  return rows.map((row) => readDisposal(scope, row));
}

const DISPOSALS_PER_PAGE = 50;

/** A disposal as the history lists it. */
export type PastDisposal = Disposal & { id: string; supplier: { id: string; legalName: string } };

export type DisposalPage = { disposals: PastDisposal[]; next: string | null };

/** Everything the prime disposed of, latest first. */
export async function listPastDisposals(
  scope: Scope,
  { before, size = DISPOSALS_PER_PAGE }: { before?: string; size?: number },
): Promise<DisposalPage> {
  const rows = await selectDisposals(scope)
    .where(
      and(
        eq(evidenceDisposals.primeId, scope.actor.organizationId),
        before
          ? sql`(${evidenceDisposals.disposedAt}, ${evidenceDisposals.id}) < (
              select disposed_at, id from evidence_disposals where id = ${before}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(evidenceDisposals.disposedAt), desc(evidenceDisposals.id))
    .limit(size + 1);
  const disposals = rows.slice(0, size).map((row) => ({
    ...readDisposal(scope, row),
    id: row.disposal.id,
    supplier: { id: row.disposal.supplierId, legalName: row.legalName },
  }));
  return { disposals, next: rows.length > size ? (disposals.at(-1)?.id ?? null) : null };
}

function selectDisposals({ tx }: Scope) {
  return tx
    .select({
      disposal: evidenceDisposals,
      fileName: evidence.fileName,
      legalName: suppliers.legalName,
    })
    .from(evidenceDisposals)
    .innerJoin(evidence, eq(evidence.id, evidenceDisposals.evidenceId))
    .innerJoin(suppliers, eq(suppliers.id, evidenceDisposals.supplierId))
    .$dynamic();
}

type Row = { disposal: typeof evidenceDisposals.$inferSelect; fileName: string };

function readDisposal({ actor }: Scope, { disposal, fileName }: Row): Disposal {
  const { evidenceId, sha256, disposedAt, disposedByName, retainedUntil } = disposal;
  return {
    evidenceId,
    fileName,
    sha256,
    disposedByName,
    disposedAt: disposedAt.toISOString(),
    disposedOn: calendarDateOf(disposedAt, actor.timeZone),
    retainedUntil: calendarDate(retainedUntil),
  };
}
