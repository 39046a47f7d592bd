import { and, eq, sql } from "drizzle-orm";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { oversightCheckpoints } from "#db/schema/oversight.ts";

type Checkpoint = typeof oversightCheckpoints.$inferInsert;

/**
 * Keep a signed root of a prime's log. Of two made at the same size the first stays: they say the
 * same, whoever made them. Witnesses outside get it by a job.
 *
 * @throws Error when another root was signed at this size: the log was changed since.
 */
export async function keepCheckpoint(tx: Transaction, made: Checkpoint) {
  const { primeId, size, root, note } = oversightCheckpoints;
  const inserted = await tx
    .insert(oversightCheckpoints)
    .values(made)
    .onConflictDoNothing()
    .returning({ size });
  if (inserted.length > 0 && hasWitnesses()) await enqueueWitnessing(tx, made.primeId);
  const [kept] = await tx
    .select({ size, root, note })
    .from(oversightCheckpoints)
    .where(and(eq(primeId, made.primeId), eq(size, made.size)));
  if (!kept) throw new Error("the checkpoint was not kept");
  if (kept.root !== made.root)
    throw new Error(
      `The log of ${countWords(made.size, "entry", "entries")} was sealed with another root before: it was changed since, and is not signed again.`,
    );
  return kept;
}

function hasWitnesses(): boolean {
  return Object.values(env().witnesses).some((witness) => witness !== null);
}

/** Have a job hand on what no witness outside has yet. */
export async function enqueueWitnessing(tx: Transaction, primeId: string): Promise<void> {
  await tx.execute(
    sql`select flowdown.enqueue('witness-checkpoints', ${JSON.stringify({ primeId })}::json)`,
  );
}
