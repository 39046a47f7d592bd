import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { AskedRenewal } from "#app/domain/renewal/asked.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { dueOnSql } from "#app/queries/sql/due-date.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { letters } from "#db/schema/letter.ts";
import { requests } from "#db/schema/request.ts";

const renewalsOf = keptStatement((tx) =>
  tx
    .select({
      requestId: requests.id,
      supplierId: requests.supplierId,
      createdAt: requests.createdAt,
      dueOn: dueOnSql,
      renews: requests.renews,
      submittedAt: sql<Date | null>`(select max(submitted_at) from submissions
        where submissions.request_id = ${requests.id})`.mapWith(requests.createdAt),
      told: sql<string[]>`array(select distinct ${letters.toName} from ${letters}
        where ${letters.requestId} = ${requests.id}
          and ${letters.kind} in ('renewal-asked', 'reminders')
        order by ${letters.toName})`,
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(
      and(
        eq(requests.primeId, sql.placeholder("primeId")),
        amongGiven(requests.supplierId, "supplierIds"),
        eq(requests.kind, "renewal"),
        isNull(requests.withdrawnAt),
      ),
    )
    .orderBy(desc(requests.createdAt), desc(requests.id)),
);

/** The renewals that some suppliers were asked for and nobody took back, the latest first. */
export async function listAskedRenewals(
  { tx, actor }: Scope,
  supplierIds: readonly string[],
): Promise<AskedRenewal[]> {
  if (supplierIds.length === 0) return [];
  const rows = await renewalsOf(tx, {
    primeId: actor.organizationId,
    supplierIds: idsText(supplierIds),
  });
  return rows.map(({ createdAt, dueOn, renews, submittedAt, ...row }) => ({
    ...row,
    askedOn: calendarDateOf(createdAt, actor.timeZone),
    dueOn: calendarDate(dueOn),
    answeredOn: submittedAt && calendarDateOf(submittedAt, actor.timeZone),
    lapses: renews?.lapses ?? [],
  }));
}
