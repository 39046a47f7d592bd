import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/**
 * Until the transaction ends, nobody else on either side changes anything about what was sent: who
 * answers, who hands in and who reviews wait for one another.
 */
export async function holdQuestionnaire({ tx }: Scope, requestId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`questionnaire ${requestId}`}, 0))`,
  );
}
