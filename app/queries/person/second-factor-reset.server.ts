import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { type Actor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { secondFactorResets } from "#db/schema/security.ts";
import { findManagedColleague, type ManagedColleague } from "./colleague.server.ts";

/** A reset that waits for a second administrator. Instants are ISO text, UTC. */
export type WaitingReset = {
  resetId: string;
  personId: string;
  personName: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  reason: string;
  expiresAt: string;
};

/** The resets of the organization that wait, the oldest first. */
export async function listWaitingResets({ tx, actor }: Scope): Promise<WaitingReset[]> {
  const rows = await tx
    .select()
    .from(secondFactorResets)
    .where(
      and(
        eq(secondFactorResets.organizationId, actor.organizationId),
        isNull(secondFactorResets.outcome),
        gt(secondFactorResets.expiresAt, actor.at),
      ),
    )
    .orderBy(asc(secondFactorResets.requestedAt));
  return rows.map((row) => ({
    resetId: row.id,
    personId: row.personId,
    personName: row.personName,
    requestedBy: row.requestedBy,
    requestedByName: row.requestedByName,
    requestedAt: row.requestedAt.toISOString(),
    reason: row.reason,
    expiresAt: row.expiresAt.toISOString(),
  }));
}

/** A colleague for the page on which their access is managed; null when they are none. */
export function getManagedColleague(
  actor: Actor,
  personId: string,
): Promise<ManagedColleague | null> {
  return asSystem((tx) => findManagedColleague(tx, actor, personId));
}
