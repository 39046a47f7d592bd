import { and, eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ReviewOutcome } from "#app/domain/fact/review.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { reviews } from "#db/schema/review.ts";

/**
 * Shared with the prime by some suppliers, and not corrected by a fact that was shared too.
 *
 * @param suppliers the condition that finds them among shares
 */
export function standsShared(primeId: string | Placeholder, suppliers: SQL): SQL | undefined {
  return and(eq(shares.primeId, primeId), suppliers, isNotCorrected(primeId));
}

/** No fact that was shared with the prime too corrects it. */
export function isNotCorrected(primeId: string | Placeholder): SQL {
  return sql`not exists (
      select 1 from facts correction join shares corrected on corrected.fact_id = correction.id
      where correction.supersedes_id = ${facts.id} and corrected.prime_id = ${primeId})`;
}

/** The outcome of the prime's latest review of a fact; null before any. */
export function latestOutcome(primeId: string | Placeholder): SQL<ReviewOutcome | null> {
  return sql`(select ${reviews.outcome} from ${reviews}
    where ${reviews.factId} = ${facts.id} and ${reviews.primeId} = ${primeId}
    order by ${reviews.reviewedAt} desc, ${reviews.id} desc limit 1)`;
}
