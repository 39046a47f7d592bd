import { and, desc, eq, notExists, type Placeholder, type SQL, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import type { Fact } from "#app/domain/fact/content.ts";
import type { ReviewOutcome, VerificationMethod } from "#app/domain/fact/review.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { reviews } from "#db/schema/review.ts";
import { FACT_COLUMNS, factsOf, isoText, jsonOf } from "./content.server.ts";

/** A prime's check of a fact. */
export type FactReview = {
  id: string;
  outcome: ReviewOutcome;
  method: VerificationMethod | null;
  note: string;
  /** ISO instant, UTC */
  reviewedAt: string;
  reviewedByName: string;
};

/** A fact as a prime sees it: when it was received, what was said of it, whether it was corrected. */
export type SharedFact = Fact & {
  supplierId: string;
  submissionId: string;
  /** ISO instant, UTC */
  sharedAt: string;
  /** newest first; the first one counts */
  reviews: FactReview[];
  /** the fact that corrects this one, when that was shared too */
  supersededById: string | null;
};

const correction = alias(facts, "correction");

/** What the actor's own organization states now: nothing that was corrected; newest first. */
export async function listOwnFacts({ tx, actor }: Scope): Promise<Fact[]> {
  const rows = await tx
    .select(FACT_COLUMNS)
    .from(facts)
    .where(
      and(
        eq(facts.organizationId, actor.organizationId),
        notExists(
          tx.select({ one: sql`1` }).from(correction).where(eq(correction.supersedesId, facts.id)),
        ),
      ),
    )
    .orderBy(desc(facts.recordedAt), desc(facts.id));
  return factsOf(rows);
}

/** Which of a prime's facts: of one supplier or several, or some by their ids. */
type Which =
  | { supplierId: string }
  | { supplierIds: readonly string[] }
  | { factIds: readonly string[] };

/** What was shared with a prime, every version, newest first: of some suppliers, or some facts. */
const sharedFactsBy = (column: PgColumn) =>
  keptStatement((tx) =>
    tx
      .select({
        ...FACT_COLUMNS,
        supplierId: shares.supplierId,
        submissionId: shares.submissionId,
        sharedAt: shares.sharedAt,
        reviews: reviewsBy(sql.placeholder("primeId")),
        supersededById: correctionSharedWith(sql.placeholder("primeId")),
      })
      .from(shares)
      .innerJoin(facts, eq(facts.id, shares.factId))
      .where(and(eq(shares.primeId, sql.placeholder("primeId")), amongGiven(column, "ids")))
      .orderBy(desc(facts.recordedAt), desc(facts.id)),
  );
const factsOfSuppliers = sharedFactsBy(shares.supplierId);
const factsByIds = sharedFactsBy(shares.factId);

/** What was shared with the actor's organization, every version, newest first. */
export async function listSharedFacts({ tx, actor }: Scope, which: Which): Promise<SharedFact[]> {
  const asked = "factIds" in which ? factsByIds : factsOfSuppliers;
  const rows = await asked(tx, { primeId: actor.organizationId, ids: idsText(chosen(which)) });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return factsOf(rows).flatMap((fact) => {
    const row = rowOf.get(fact.id);
    if (!row) return [];
    return {
      ...fact,
      supplierId: row.supplierId,
      submissionId: row.submissionId,
      sharedAt: row.sharedAt.toISOString(),
      reviews: (row.reviews ?? []).map((review) => ({
        ...review,
        reviewedAt: isoText(review.reviewedAt),
      })),
      supersededById: row.supersededById,
    };
  });
}

function chosen(which: Which): readonly string[] {
  if ("supplierId" in which) return [which.supplierId];
  return "supplierIds" in which ? which.supplierIds : which.factIds;
}

const REVIEW_COLUMNS = {
  id: reviews.id,
  outcome: reviews.outcome,
  method: reviews.method,
  note: reviews.note,
  reviewedByName: reviews.reviewedByName,
  reviewedAt: reviews.reviewedAt,
};

/** What a prime said of a fact, newest first. */
function reviewsBy(primeId: Placeholder): SQL<FactReview[] | null> {
  return sql`(
    select json_agg(${jsonOf(REVIEW_COLUMNS)} order by ${reviews.reviewedAt} desc, ${reviews.id} desc)
    from ${reviews} where ${reviews.factId} = ${facts.id} and ${reviews.primeId} = ${primeId})`;
}

/** The fact that corrects a fact, when that was shared with the prime too. */
function correctionSharedWith(primeId: Placeholder): SQL<string | null> {
  return sql`(
    select correction.id from facts correction
    join shares corrected on corrected.fact_id = correction.id
    where corrected.prime_id = ${primeId} and correction.supersedes_id = ${facts.id} limit 1)`;
}
