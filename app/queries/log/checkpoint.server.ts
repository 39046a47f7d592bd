import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { WitnessedCheckpoint } from "#app/domain/log/checkpoint-view.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  oversightCheckpoints,
  oversightTrees,
  witnessedCheckpoints,
} from "#db/schema/oversight.ts";

const CHECKPOINTS_PER_PAGE = 50;
const CHECKPOINTS_PER_PIECE = 1_000;

export type CheckpointPage = {
  checkpoints: WitnessedCheckpoint[];
  /** how many entries the log has now */
  logSize: number;
  /** the size below which the next page begins; null on the last one */
  next: number | null;
};

/** The signed roots of the log, the newest first. */
export async function listCheckpoints(
  { tx, actor }: Scope,
  { before }: { before?: number },
): Promise<CheckpointPage> {
  const { primeId, size } = oversightCheckpoints;
  const [rows, [tree]] = await Promise.all([
    tx
      .select()
      .from(oversightCheckpoints)
      .where(
        and(eq(primeId, actor.organizationId), before === undefined ? undefined : lt(size, before)),
      )
      .orderBy(desc(size))
      .limit(CHECKPOINTS_PER_PAGE + 1),
    tx
      .select({ size: oversightTrees.size })
      .from(oversightTrees)
      .where(eq(oversightTrees.primeId, actor.organizationId)),
  ]);
  const page = rows.slice(0, CHECKPOINTS_PER_PAGE);
  const witnessings = await listWitnessings(
    { tx, actor },
    page.map((row) => row.size),
  );
  return {
    checkpoints: page.map(({ size, sealedAt, root }) => ({
      size,
      root,
      sealedAt: sealedAt.toISOString(),
      witnessings: witnessings
        .filter((one) => one.size === size)
        .map(({ kind, name, attempts, witnessedAt, failure, cosignatures }) => ({
          kind,
          name,
          attempts,
          failure,
          witnessedAt: witnessedAt?.toISOString() ?? null,
          isCosigned: cosignatures !== null,
        })),
    })),
    logSize: tree?.size ?? 0,
    next: rows.length > CHECKPOINTS_PER_PAGE ? (page.at(-1)?.size ?? null) : null,
  };
}

function listWitnessings({ tx, actor }: Scope, sizes: readonly number[]) {
  const { primeId, size, kind, name } = witnessedCheckpoints;
  return tx
    .select()
    .from(witnessedCheckpoints)
    .where(and(eq(primeId, actor.organizationId), inArray(size, [...sizes])))
    .orderBy(asc(kind), asc(name));
}

/** A checkpoint with the signatures of every witness that cosigned it. */
export async function getCosignedNote(scope: Scope, size: number): Promise<string | null> {
  const [checkpoint, witnessings] = await Promise.all([
    getCheckpoint(scope, size),
    listWitnessings(scope, [size]),
  ]);
  return checkpoint && checkpoint.note + witnessings.map((one) => one.cosignatures ?? "").join("");
}

export type CheckpointNote = { size: number; root: string; note: string; sealedAt: Date };

/** The checkpoint at a size; the newest without one. Null when there is none. */
export async function getCheckpoint(
  { tx, actor }: Scope,
  size?: number,
): Promise<CheckpointNote | null> {
  const [found] = await tx
    .select()
    .from(oversightCheckpoints)
    .where(
      and(
        eq(oversightCheckpoints.primeId, actor.organizationId),
        size === undefined ? undefined : eq(oversightCheckpoints.size, size),
      ),
    )
    .orderBy(desc(oversightCheckpoints.size))
    .limit(1);
  return found ?? null;
}

/** One piece of an export: the checkpoints after a size and before another, the smallest first. */
export function listCheckpointPiece(
  { tx, actor }: Scope,
  { after, before }: { after: number; before: number },
): Promise<CheckpointNote[]> {
  const { primeId, size } = oversightCheckpoints;
  return tx
    .select()
    .from(oversightCheckpoints)
    .where(and(eq(primeId, actor.organizationId), gt(size, after), lt(size, before)))
    .orderBy(asc(size))
    .limit(CHECKPOINTS_PER_PIECE);
}
