import { sql } from "drizzle-orm";
import type { Scope, Transaction } from "./db.server.ts";

/**
 * Until the transaction ends, nobody else of the organization does the same: what one of two does is
 * there for the other to see.
 *
 * @param what is done, and to what: `exception <id>`.
 */
export function takeTurn({ tx, actor }: Scope, what: string): Promise<void> {
  return takeTurnAt(tx, `${what} ${actor.organizationId}`);
}

/** The same for what several organizations, or none, have a part in. */
export async function takeTurnAt(tx: Transaction, what: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`);
}

/** Within this time the same words of the same person are one thing said, and not two. */
export const SAME_WORDS_MS = 10 * 60_000;
