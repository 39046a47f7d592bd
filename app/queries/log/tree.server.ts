import { hash } from "node:crypto";
import { and, asc, eq, lt } from "drizzle-orm";
import { type Digest, growTree, type MerkleTree } from "#app/domain/log/merkle.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";

/** SHA-256 as the domain's tree takes it. */
export const sha256: Digest = (bytes) => hash("sha256", bytes, "buffer");

/** The Merkle tree over the first `size` entries of the prime's log. */
export async function getOversightTree({ tx, actor }: Scope, size: number): Promise<MerkleTree> {
  const rows = await tx
    .select({ leafHash: oversightLog.leafHash })
    .from(oversightLog)
    .where(and(eq(oversightLog.primeId, actor.organizationId), lt(oversightLog.seq, size)))
    .orderBy(asc(oversightLog.seq));
  return growTree(
    sha256,
    rows.map((row) => row.leafHash),
  );
}
