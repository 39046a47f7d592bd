import { and, eq, gt, sql } from "drizzle-orm";
import { digest } from "#app/domain/archive/signature.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { signNote, writeCheckpoint } from "#app/domain/log/checkpoint.ts";
import { rootOfEdge } from "#app/domain/log/merkle.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { getSigningKey } from "#app/platform/signing/signer.server.ts";
import { oversightCheckpoints, oversightTrees } from "#db/schema/oversight.ts";
import { keepCheckpoint } from "./keep-checkpoint.server.ts";

/** The newest signed root of a log. */
export type Sealed = { size: number; root: string; note: string };

/**
 * Sign the root of a prime's log as it stands. Where it did not grow since the last checkpoint, that
 * one is the answer, and nothing is written.
 *
 * @returns null while the log is empty.
 */
export function sealCheckpoint(primeId: string, at: Date): Promise<Sealed | null> {
  return asSystem((tx) => sealCheckpointIn(tx, primeId, at));
}

/** The same inside a transaction of the system role that is open already. */
export async function sealCheckpointIn(
  tx: Transaction,
  primeId: string,
  at: Date,
): Promise<Sealed | null> {
  const [tree] = await tx.select().from(oversightTrees).where(eq(oversightTrees.primeId, primeId));
  if (!tree || tree.size === 0) return null;
  const found = await findCheckpoint(tx, primeId, tree.size);
  if (found) return found;
  const key = await getSigningKey(tx, primeId);
  const root = await rootOfEdge(digest, tree.edge);
  const text = writeCheckpoint({ origin: key.name, size: tree.size, root });
  const note = await signNote(digest, text, key);
  return keepCheckpoint(tx, { primeId, size: tree.size, root: toHex(root), note, sealedAt: at });
}

/** Seal the log of every prime that grew, each in a transaction of its own. */
export async function sealCheckpoints(at: Date): Promise<{ sealed: number }> {
  const grown = await asSystem((tx) =>
    tx
      .select({ primeId: oversightTrees.primeId })
      .from(oversightTrees)
      .where(
        and(
          gt(oversightTrees.size, 0),
          sql`not exists (select 1 from ${oversightCheckpoints}
            where ${oversightCheckpoints.primeId} = ${oversightTrees.primeId}
              and ${oversightCheckpoints.size} = ${oversightTrees.size})`,
        ),
      )
      .orderBy(oversightTrees.primeId),
  );
  await forEachApart(grown, ({ primeId }) => sealCheckpoint(primeId, at));
  return { sealed: grown.length };
}

async function findCheckpoint(
  tx: Transaction,
  primeId: string,
  size: number,
): Promise<Sealed | null> {
  const { primeId: prime, ...columns } = oversightCheckpoints;
  const [found] = await tx
    .select({ size: columns.size, root: columns.root, note: columns.note })
    .from(oversightCheckpoints)
    .where(and(eq(prime, primeId), eq(columns.size, size)));
  return found ?? null;
}
