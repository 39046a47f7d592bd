import { and, asc, desc, eq, gt, isNotNull, max, sql } from "drizzle-orm";
import { z } from "zod";
import { enqueueWitnessing } from "#app/commands/log/keep-checkpoint.server.ts";
import { proveConsistency } from "#app/domain/log/merkle.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { oncePerEnvironment } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { bucketWitness } from "#app/platform/witness/bucket.server.ts";
import { cosignerWitness } from "#app/platform/witness/cosigner.server.ts";
import { folderWitness } from "#app/platform/witness/folder.server.ts";
import type {
  HandedCheckpoint,
  ProveGrowth,
  Witness,
} from "#app/platform/witness/witness.server.ts";
import { getOversightTree } from "#app/queries/log/tree.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightCheckpoints, witnessedCheckpoints } from "#db/schema/oversight.ts";
import { mailWitness } from "./mail-witness.server.ts";
import { systemActor } from "./system-actor.server.ts";

const Payload = z.object({ primeId: z.uuid() });
const CHECKPOINTS_PER_ROUND = 100;

/**
 * Hand a prime's checkpoints to every witness that the environment names, to each in the order of
 * their sizes and at least once. A witness that is new begins with the newest: it covers all before.
 *
 * @throws when one did not take its next; the others got theirs, and the queue tries again.
 */
export async function witnessCheckpoints(payload: unknown): Promise<void> {
  const { primeId } = Payload.parse(payload);
  const failed: string[] = [];
  for (const witness of listWitnesses()) {
    const failure = await handOn(primeId, witness);
    if (failure) failed.push(`${witness.kind}: ${failure}`);
  }
  if (failed.length > 0) throw new Error(failed.join(" "));
}

/** Every hour: whatever a witness has not, because it was down for long or is new. */
export async function enqueueUnwitnessed(): Promise<void> {
  const witnesses = listWitnesses();
  if (witnesses.length === 0) return;
  await asSystem(async (tx) => {
    const { primeId, size } = oversightCheckpoints;
    const newest = await tx
      .select({ primeId, size: max(size) })
      .from(oversightCheckpoints)
      .groupBy(primeId)
      .orderBy(primeId);
    for (const one of newest) {
      const rows = await tx
        .select({ kind: witnessedCheckpoints.kind, name: witnessedCheckpoints.name })
        .from(witnessedCheckpoints)
        .where(
          and(
            eq(witnessedCheckpoints.primeId, one.primeId),
            eq(witnessedCheckpoints.size, one.size ?? 0),
            isNotNull(witnessedCheckpoints.witnessedAt),
          ),
        );
      const has = ({ kind, name }: Witness) =>
        rows.some((row) => row.kind === kind && row.name === name);
      if (!witnesses.every(has)) await enqueueWitnessing(tx, one.primeId);
    }
  });
}

/** One object for each as long as the process runs: a witness remembers what it was told. */
const listWitnesses = oncePerEnvironment(({ witnesses }): Witness[] => {
  const { directory, email, bucket, cosigner } = witnesses;
  return [
    directory ? folderWitness(directory) : null,
    email ? mailWitness(email) : null,
    bucket ? bucketWitness(bucket) : null,
    cosigner ? cosignerWitness(cosigner) : null,
  ].filter((witness) => witness !== null);
});

/** @returns why it stopped before the newest; null when it did not. */
async function handOn(primeId: string, witness: Witness): Promise<string | null> {
  const { prime, waiting } = await readWaiting(primeId, witness);
  for (const { size, sealedAt, root, note } of waiting) {
    const checkpoint = { primeId, primeName: prime.legalName, size, sealedAt, root, note };
    try {
      const cosignatures = await witness.take(checkpoint, proveTo(prime, size));
      await keepOutcome(checkpoint, witness, { cosignatures });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      log.warn({ witness: witness.kind, size, failure }, "checkpoint not witnessed");
      await keepOutcome(checkpoint, witness, { failure });
      return failure;
    }
  }
  return waiting.length === CHECKPOINTS_PER_ROUND ? "There are more to hand on." : null;
}

type Prime = { id: string; legalName: string; timeZone: string };

async function readWaiting(primeId: string, { kind, name }: Witness) {
  return asSystem(async (tx) => {
    const { id, legalName, timeZone } = organizations;
    const [prime] = await tx
      .select({ id, legalName, timeZone })
      .from(organizations)
      .where(eq(id, primeId));
    if (!prime) throw new Error(`no organization ${primeId}`);
    const witnessed = witnessedCheckpoints;
    const [first] = await tx
      .select({
        tried: sql<number>`min(${witnessed.size})`.mapWith(Number),
        taken: sql<number | null>`max(${witnessed.size})
          filter (where ${witnessed.witnessedAt} is not null)`,
      })
      .from(witnessed)
      .where(
        and(eq(witnessed.primeId, primeId), eq(witnessed.kind, kind), eq(witnessed.name, name)),
      );
    const checkpoints = oversightCheckpoints;
    const own = eq(checkpoints.primeId, primeId);
    const isNew = !first?.tried;
    const after = first?.taken === null || !first ? (first?.tried ?? 1) - 1 : Number(first.taken);
    const waiting = await tx
      .select()
      .from(checkpoints)
      .where(isNew ? own : and(own, gt(checkpoints.size, after)))
      .orderBy(isNew ? desc(checkpoints.size) : asc(checkpoints.size))
      .limit(isNew ? 1 : CHECKPOINTS_PER_ROUND);
    return { prime, waiting };
  });
}

/** From the leaves as they stand: a log that was changed cannot prove that it only grew. */
function proveTo(prime: Prime, size: number): ProveGrowth {
  return async (fromSize) => {
    const actor = systemActor(prime, new Date());
    const tree = await asSystem((tx) => getOversightTree({ tx, actor }, size));
    return proveConsistency(tree, fromSize, size);
  };
}

type Outcome = { cosignatures: string | null } | { failure: string };

async function keepOutcome(
  { primeId, size }: HandedCheckpoint,
  { kind, name }: Witness,
  outcome: Outcome,
): Promise<void> {
  const triedAt = new Date();
  const isTaken = "cosignatures" in outcome;
  const told = {
    triedAt,
    witnessedAt: isTaken ? triedAt : null,
    failure: isTaken ? null : outcome.failure.slice(0, 500),
    cosignatures: isTaken ? outcome.cosignatures : null,
  };
  const { primeId: prime, ...columns } = witnessedCheckpoints;
  await asSystem((tx) =>
    tx
      .insert(witnessedCheckpoints)
      .values({ primeId, size, kind, name, attempts: 1, ...told })
      .onConflictDoUpdate({
        target: [prime, columns.size, columns.kind, columns.name],
        set: { ...told, attempts: sql`${columns.attempts} + 1` },
        setWhere: sql`${columns.witnessedAt} is null`,
      }),
  );
}
