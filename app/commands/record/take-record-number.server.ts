import { and, desc, eq, like, sql } from "drizzle-orm";
import { nextRecordNumber, recordNumberPrefix } from "#app/domain/record/number.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { oversightRecords } from "#db/schema/oversight.ts";

/** The prime's next number of the year; requests of one prime wait for one another here. */
export async function takeRecordNumber(scope: Scope): Promise<string> {
  await takeTurn(scope, "oversight record");
  const { tx, actor } = scope;
  const year = actor.at.getUTCFullYear();
  const [latest] = await tx
    .select({ number: oversightRecords.number })
    .from(oversightRecords)
    .where(
      and(
        eq(oversightRecords.primeId, actor.organizationId),
        like(oversightRecords.number, `${recordNumberPrefix(year)}%`),
      ),
    )
    .orderBy(desc(sql`length(${oversightRecords.number})`), desc(oversightRecords.number))
    .limit(1);
  return nextRecordNumber(year, latest?.number ?? null);
}
