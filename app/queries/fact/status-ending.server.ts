import { and, asc, eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { StatusEndingCause } from "#app/domain/fact/status-ending.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { statusEndings } from "#db/schema/status-ending.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** That an assessment stopped counting on a day, as the prime learned it, and nothing took it back. */
export type RecordedStatusEnding = {
  id: string;
  supplierId: string;
  assessmentLineageId: string;
  cause: StatusEndingCause;
  endedOn: CalendarDate;
  source: string;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
};

const endingsOf = keptStatement((tx) =>
  tx
    .select()
    .from(statusEndings)
    .where(
      and(
        standing(sql.placeholder("primeId")),
        amongGiven(statusEndings.supplierId, "supplierIds"),
      ),
    )
    .orderBy(asc(statusEndings.endedOn), asc(statusEndings.id)),
);

/** What the prime learned of the assessments of some suppliers, by day. */
export async function listStatusEndings(
  { tx, actor }: Scope,
  supplierIds: readonly string[],
): Promise<RecordedStatusEnding[]> {
  if (supplierIds.length === 0) return [];
  const rows = await endingsOf(tx, {
    primeId: actor.organizationId,
    supplierIds: idsText(supplierIds),
  });
  return rows.map(tell);
}

/** One that was recorded, and the supplier whose assessment it is; null when nothing of it stands. */
export async function getStatusEnding(
  { tx, actor }: Scope,
  statusEndingId: string,
): Promise<(RecordedStatusEnding & { legalName: string }) | null> {
  const [found] = await tx
    .select({ ending: statusEndings, legalName: suppliers.legalName })
    .from(statusEndings)
    .innerJoin(suppliers, eq(suppliers.id, statusEndings.supplierId))
    .where(and(standing(actor.organizationId), eq(statusEndings.id, statusEndingId)));
  return found ? { ...tell(found.ending), legalName: found.legalName } : null;
}

/** Nothing took it back. */
function standing(primeId: string | Placeholder): SQL | undefined {
  return and(
    eq(statusEndings.primeId, primeId),
    eq(statusEndings.isWithdrawn, false),
    sql`not exists (select 1 from status_endings later
      where later.supersedes_id = ${statusEndings.id})`,
  );
}

function tell(row: typeof statusEndings.$inferSelect): RecordedStatusEnding {
  return {
    id: row.id,
    supplierId: row.supplierId,
    assessmentLineageId: row.assessmentLineageId,
    cause: row.cause,
    endedOn: calendarDate(row.endedOn),
    source: row.source,
    recordedAt: row.recordedAt.toISOString(),
    recordedByName: row.recordedByName,
  };
}
