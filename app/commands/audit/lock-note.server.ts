import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/** Two who answer and settle a note at the same moment do so one after the other. */
export async function lockNote({ tx }: Scope, noteId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('audit note ' || ${noteId}, 0))`,
  );
}
