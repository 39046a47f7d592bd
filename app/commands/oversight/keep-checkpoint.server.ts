import { and, eq } from "drizzle-orm";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { oversightCheckpoints } from "#db/schema/oversight.ts";

type Checkpoint = typeof oversightCheckpoints.$inferInsert;

/**
 * Keep a signed root of a prime's log. Of two made at the same size the first stays: they say the
 * same, whoever made them.
 *
 * @throws Error when another root was signed at this size: the log was changed since.
 */
export async function keepCheckpoint(tx: Transaction, made: Checkpoint) {
  const { primeId, size, root, note } = oversightCheckpoints;
  await tx.insert(oversightCheckpoints).values(made).onConflictDoNothing();
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
