import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { awardExceptions, exceptionDecisions } from "#db/schema/award.ts";
import { postures } from "#db/schema/posture.ts";

/** What waits for the prime's people: shown beside the navigation. */
export type WaitingWork = { toReview: number; exceptions: number };

/** How many facts wait for review and how many exceptions for a decision. */
export async function countWaitingWork({ tx, actor }: Scope): Promise<WaitingWork> {
  // A supplier's facts count once, whatever number of subcontracts it has.
  const perSupplier = tx
    .select({ facts: sql<number>`max(${postures.toReview})`.as("facts") })
    .from(postures)
    .where(and(eq(postures.primeId, actor.organizationId), gt(postures.toReview, 0)))
    .groupBy(postures.supplierId)
    .as("per_supplier");
  const [[reviews], [exceptions]] = await Promise.all([
    tx
      .select({ count: sql<number>`coalesce(sum(${perSupplier.facts}), 0)::int` })
      .from(perSupplier),
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(awardExceptions)
      .leftJoin(exceptionDecisions, eq(exceptionDecisions.exceptionId, awardExceptions.id))
      .where(and(eq(awardExceptions.primeId, actor.organizationId), isNull(exceptionDecisions.id))),
  ]);
  return { toReview: reviews?.count ?? 0, exceptions: exceptions?.count ?? 0 };
}
