import { and, desc, eq, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Fact } from "#app/domain/fact/content.ts";
import type { ReviewOutcome, VerificationMethod } from "#app/domain/fact/review.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { reviews } from "#db/schema/review.ts";
import { among } from "./among.server.ts";
import { type FactRow, loadFacts } from "./fact-content.server.ts";

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

/** Columns every reading of facts selects. */
const COLUMNS = {
  id: facts.id,
  organizationId: facts.organizationId,
  kind: facts.kind,
  lineageId: facts.lineageId,
  supersedesId: facts.supersedesId,
  recordedAt: facts.recordedAt,
  recordedByName: facts.recordedByName,
  contentHash: facts.contentHash,
};

const correction = alias(facts, "correction");

/** What the actor's own organization states now: nothing that was corrected; newest first. */
export async function listOwnFacts({ tx, actor }: Scope): Promise<Fact[]> {
  const rows: FactRow[] = await tx
    .select(COLUMNS)
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
  return loadFacts(tx, rows);
}

/** Which of a prime's facts: of one supplier or several, or some by their ids. */
type Which =
  | { supplierId: string }
  | { supplierIds: readonly string[] }
  | { factIds: readonly string[] };

/** What was shared with the actor's organization, every version, newest first. */
export async function listSharedFacts({ tx, actor }: Scope, which: Which): Promise<SharedFact[]> {
  const rows = await tx
    .select({
      ...COLUMNS,
      supplierId: shares.supplierId,
      submissionId: shares.submissionId,
      sharedAt: shares.sharedAt,
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .where(and(eq(shares.primeId, actor.organizationId), chosen(which)))
    .orderBy(desc(facts.recordedAt), desc(facts.id));
  const [loaded, reviewsOf, correctionOf] = await Promise.all([
    loadFacts(tx, rows),
    listReviews(
      { tx, actor },
      rows.map((row) => row.id),
    ),
    listCorrections(
      { tx, actor },
      rows.map((row) => row.id),
    ),
  ]);
  const shareOf = new Map(rows.map((row) => [row.id, row]));
  return loaded.flatMap((fact) => {
    const share = shareOf.get(fact.id);
    if (!share) return [];
    return {
      ...fact,
      supplierId: share.supplierId,
      submissionId: share.submissionId,
      sharedAt: share.sharedAt.toISOString(),
      reviews: reviewsOf.get(fact.id) ?? [],
      supersededById: correctionOf.get(fact.id) ?? null,
    };
  });
}

function chosen(which: Which): SQL {
  if ("supplierId" in which) return eq(shares.supplierId, which.supplierId);
  if ("supplierIds" in which) return among(shares.supplierId, which.supplierIds);
  return among(shares.factId, which.factIds);
}

async function listReviews(
  { tx, actor }: Scope,
  factIds: string[],
): Promise<Map<string, FactReview[]>> {
  const found = new Map<string, FactReview[]>();
  if (factIds.length === 0) return found;
  const rows = await tx
    .select()
    .from(reviews)
    .where(and(eq(reviews.primeId, actor.organizationId), among(reviews.factId, factIds)))
    .orderBy(desc(reviews.reviewedAt), desc(reviews.id));
  for (const { factId, id, outcome, method, note, reviewedAt, reviewedByName } of rows) {
    const review = { id, outcome, method, note, reviewedByName };
    const list = found.get(factId) ?? [];
    found.set(factId, [...list, { ...review, reviewedAt: reviewedAt.toISOString() }]);
  }
  return found;
}

async function listCorrections(
  { tx, actor }: Scope,
  factIds: string[],
): Promise<Map<string, string>> {
  if (factIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: facts.id, supersedesId: facts.supersedesId })
    .from(facts)
    .innerJoin(shares, eq(shares.factId, facts.id))
    .where(and(eq(shares.primeId, actor.organizationId), among(facts.supersedesId, factIds)));
  return new Map(
    rows.flatMap(({ id, supersedesId }) => (supersedesId ? [[supersedesId, id]] : [])),
  );
}
