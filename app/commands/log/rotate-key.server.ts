import { type Actor, asSystem } from "#app/platform/db.server.ts";
import {
  getSigningKey,
  rotateSigningKey,
  verifierKeyOf,
} from "#app/platform/signing/signer.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";
import { listKeys } from "#app/queries/log/key.server.ts";
import { appendOversightEntry } from "./append-entry.server.ts";
import { sealCheckpointIn } from "./seal-checkpoint.server.ts";

/** The verifier keys before and after; there is none before the first. */
export type Rotation = { before: string | null; after: string };

/**
 * Retire the key that signs the prime's checkpoints and records and make a new one. The change enters
 * the log, and the new key signs a checkpoint over it at once. The retired one still verifies what it
 * signed.
 */
export function rotateKey(actor: Actor): Promise<Rotation> {
  const primeId = actor.organizationId;
  return asSystem(async (tx) => {
    await takeTurnAt(tx, `oversight key ${primeId}`);
    const keys = await listKeys({ tx, actor });
    const before = keys.find(({ until }) => until === null)?.verifierKey ?? null;
    await rotateSigningKey(tx, primeId, actor.at);
    const after = await verifierKeyOf(await getSigningKey(tx, primeId));
    await appendOversightEntry(
      { tx, actor },
      "key.rotated",
      {},
      { before: before && { verifierKey: before }, after: { verifierKey: after } },
    );
    await sealCheckpointIn(tx, primeId, actor.at);
    return { before, after };
  });
}
