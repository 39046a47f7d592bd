import { eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { currentPost } from "#app/platform/request-context.server.ts";
import { oversightTrees } from "#db/schema/oversight.ts";

type Kept = { logSize: number; at: number; read: Promise<unknown> };

/** By what was read; what is kept by one process no other one needs. */
const readings = new Map<string, Kept>();
const MOST_KEPT = 2_000;

/** What changes without an entry in the log, at a sweep, is read anew within so long. */
const KEPT_FOR = 60_000;

/**
 * What a prime's people look at again and again, read once while nothing happens: as long as the prime's
 * log has not grown and the day is the same. Readers of one thing at the same time wait for the first.
 *
 * Only for the present, only for who sees everything of the organization, and never in an action: what it
 * has changed may yet be undone.
 *
 * @param what names what is read, with everything that it depends on beside the organization and the day.
 */
export async function keptWhileQuiet<T>(
  scope: Scope,
  what: string,
  read: (scope: Scope) => PromiseLike<T>,
): Promise<T> {
  const { organizationId, on, at, knownAt, auditContracts } = scope.actor;
  if (knownAt || auditContracts || currentPost()) return await read(scope);
  // Asked first: what happens meanwhile makes the log longer than what is kept here says.
  const logSize = await readLogSize(scope);
  const key = [organizationId, on, what].join(" ");
  const kept = readings.get(key);
  if (kept?.logSize === logSize && Math.abs(at.getTime() - kept.at) < KEPT_FOR)
    return (kept.read as Promise<T>).catch(() => read(scope));
  const started = (async () => read(scope))();
  keep(key, { logSize, at: at.getTime(), read: started });
  return started;
}

function keep(key: string, reading: Kept): void {
  readings.delete(key);
  readings.set(key, reading);
  const [oldest] = readings.keys();
  if (readings.size > MOST_KEPT && oldest !== undefined) readings.delete(oldest);
  reading.read.catch(() => {
    if (readings.get(key) === reading) readings.delete(key);
  });
}

/** How many entries the prime's log has: it grows with whatever is done. */
async function readLogSize({ tx, actor }: Scope): Promise<number> {
  const [row] = await tx
    .select({ size: oversightTrees.size })
    .from(oversightTrees)
    .where(eq(oversightTrees.primeId, actor.organizationId));
  return Number(row?.size ?? 0);
}
