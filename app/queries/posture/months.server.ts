import { and, asc, eq, gte, ne, sql } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PostureCount, PostureMonth } from "#app/domain/posture/months.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";
import { postureMonths, postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

/** How many open subcontracts are in each state with each required status, on the actor's day. */
export async function countByRequired({ tx, actor }: Scope): Promise<PostureCount[]> {
  return tx
    .select({
      state: postureStateSql(actor.on),
      required: postures.required,
      count: sql<number>`count(*)::int`,
    })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(eq(subcontracts.primeId, actor.organizationId), ne(subcontracts.state, "closed")))
    .groupBy(sql`1, 2`)
    .orderBy(sql`1, 2`);
}

/** The months that were kept since a day, oldest first; absent: all of them. */
export async function listPostureMonths(
  { tx, actor }: Scope,
  since?: CalendarDate,
): Promise<PostureMonth[]> {
  const rows = await tx
    .select({
      month: postureMonths.month,
      keptOn: postureMonths.keptOn,
      counts: postureMonths.counts,
    })
    .from(postureMonths)
    .where(
      and(
        eq(postureMonths.primeId, actor.organizationId),
        since ? gte(postureMonths.month, since) : undefined,
      ),
    )
    .orderBy(asc(postureMonths.month));
  return rows.map(({ month, keptOn, counts }) => ({
    month: calendarDate(month),
    keptOn: calendarDate(keptOn),
    counts,
  }));
}
