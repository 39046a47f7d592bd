import { sql } from "drizzle-orm";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { getSigningKey, rotateSigningKey, verifierKeyOf } from "#app/platform/signer.server.ts";
import { appendOversightEntry } from "./append-oversight-entry.server.ts";
import { sealCheckpointIn } from "./seal-checkpoint.server.ts";

/** The verifier keys before and after. */
export type Rotation = { before: string; after: string };

/**
 * Retire the key that signs the prime's checkpoints and records and make a new one. The change enters
 * the log, and the new key signs a checkpoint over it at once. The retired one still verifies what it
 * signed.
 */
export function rotateKey(actor: Actor): Promise<Rotation> {
  const primeId = actor.organizationId;
  return asSystem(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('oversight key ' || ${primeId}, 0))`,
    );
    const before = await verifierKeyOf(await getSigningKey(tx, primeId));
    await rotateSigningKey(tx, primeId, actor.at);
    const after = await verifierKeyOf(await getSigningKey(tx, primeId));
    await appendOversightEntry(
      { tx, actor },
      "key.rotated",
      {},
      { before: { verifierKey: before }, after: { verifierKey: after } },
    );
    await sealCheckpointIn(tx, primeId, actor.at);
    return { before, after };
  });
}
