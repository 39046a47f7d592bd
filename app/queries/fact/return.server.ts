import { desc, eq } from "drizzle-orm";
import type { ReturnedFact } from "#app/domain/submission/prepare.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { facts } from "#db/schema/fact.ts";
import { reviews } from "#db/schema/review.ts";

/** A fact that a prime sent back. */
export type Return = ReturnedFact & { primeId: string };

/** The actor's own facts whose last review by a prime sent them back. */
export async function listReturns({ tx, actor }: Scope): Promise<Return[]> {
  const latest = await tx
    .selectDistinctOn([reviews.primeId, reviews.factId], {
      primeId: reviews.primeId,
      factId: reviews.factId,
      kind: facts.kind,
      outcome: reviews.outcome,
      reason: reviews.note,
      returnedAt: reviews.reviewedAt,
      returnedBy: reviews.reviewedByName,
    })
    .from(reviews)
    .innerJoin(facts, eq(facts.id, reviews.factId))
    .where(eq(reviews.organizationId, actor.organizationId))
    .orderBy(reviews.primeId, reviews.factId, desc(reviews.reviewedAt), desc(reviews.id));
  return latest.flatMap(({ outcome, returnedAt, ...row }) =>
    outcome === "returned" ? [{ ...row, returnedAt: returnedAt.toISOString() }] : [],
  );
}
