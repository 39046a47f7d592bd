import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/** Changes of a prime's period, holds and disposals wait for one another: a hold is never late by a moment. */
export async function takeTurn({ tx, actor }: Scope): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('retention ' || ${actor.organizationId}, 0))`,
  );
}
