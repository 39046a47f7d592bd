import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { postures } from "#db/schema/posture.ts";
import { systemActor } from "./system-actor.server.ts";

/**
 * Decide anew what may read otherwise: every verdict whose day to be decided again has come where its
 * prime is, because it ended or because other terms took effect. One
 * transaction a prime, so that one prime's trouble does not stop the others.
 *
 * @returns how many verdicts changed.
 */
export async function sweepPostures(at: Date): Promise<{ changed: number }> {
  const hasEnded = sql`${postures.refreshOn} <= (${at.toISOString()}::timestamptz at time zone
    ${organizations.timeZone})::date`;
  const primes = await listPrimes(hasEnded);
  let changed = 0;
  for (const prime of primes) {
    const actor = systemActor(prime, at);
    const swept = await asSystem(async (tx) => {
      const stale = await tx
        .select({ id: postures.subcontractId })
        .from(postures)
        .where(and(eq(postures.primeId, prime.id), lte(postures.refreshOn, actor.on)))
        .orderBy(postures.subcontractId);
      return refreshPostures({ tx, actor }, { subcontractIds: stale.map((row) => row.id) });
    });
    changed += swept.changed;
  }
  return { changed };
}

/**
 * Decide every verdict of every prime anew.
 *
 * @returns how many differed from what was kept: 0 unless the projection had gone astray.
 */
export async function rebuildPostures(at: Date): Promise<{ changed: number }> {
  const primes = await listPrimes();
  let changed = 0;
  for (const prime of primes) {
    const actor = systemActor(prime, at);
    const rebuilt = await asSystem((tx) => refreshPostures({ tx, actor }, { all: true }));
    changed += rebuilt.changed;
  }
  return { changed };
}

/** The primes that have a verdict, or one of which `condition` holds. */
function listPrimes(condition?: SQL) {
  return asSystem((tx) =>
    tx
      .selectDistinct({
        id: organizations.id,
        legalName: organizations.legalName,
        timeZone: organizations.timeZone,
      })
      .from(postures)
      .innerJoin(organizations, eq(organizations.id, postures.primeId))
      .where(condition)
      .orderBy(organizations.id),
  );
}
