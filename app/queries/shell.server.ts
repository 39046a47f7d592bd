import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { awardExceptions, exceptionDecisions } from "#db/schema/award.ts";
import { postures } from "#db/schema/posture.ts";
import { countOpenQuestions } from "./audit-room.server.ts";

/** What waits for the prime's people: shown beside the navigation. */
export type WaitingWork = { toReview: number; exceptions: number; questions: number };

/** How many facts wait for review, exceptions for a decision and auditors for an answer. */
export async function countWaitingWork(scope: Scope): Promise<WaitingWork> {
  const { tx, actor } = scope;
  // A supplier's facts count once, whatever number of subcontracts it has.
  const perSupplier = tx
    .select({ facts: sql<number>`max(${postures.toReview})`.as("facts") })
    .from(postures)
    .where(and(eq(postures.primeId, actor.organizationId), gt(postures.toReview, 0)))
    .groupBy(postures.supplierId)
    .as("per_supplier");
  const [[reviews], [exceptions], questions] = await Promise.all([
    tx
      .select({ count: sql<number>`coalesce(sum(${perSupplier.facts}), 0)::int` })
      .from(perSupplier),
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(awardExceptions)
      .leftJoin(exceptionDecisions, eq(exceptionDecisions.exceptionId, awardExceptions.id))
      .where(and(eq(awardExceptions.primeId, actor.organizationId), isNull(exceptionDecisions.id))),
    countOpenQuestions(scope),
  ]);
  return { toReview: reviews?.count ?? 0, exceptions: exceptions?.count ?? 0, questions };
}
