import { desc, eq, sql } from "drizzle-orm";
import type { Fact } from "#app/domain/fact/content.ts";
import type { ReviewOutcome, VerificationMethod } from "#app/domain/fact/review.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { FACT_COLUMNS, factsOf } from "#app/queries/fact/content.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { reviews } from "#db/schema/review.ts";

/** What a prime said of a fact. */
export type OwnFactReview = {
  id: string;
  outcome: ReviewOutcome;
  method: VerificationMethod | null;
  note: string;
  /** ISO instant, UTC */
  reviewedAt: string;
  reviewedByName: string;
};

/** A prime that holds a fact, with its last review of it. */
export type FactHolder = { primeId: string; primeName: string; review: OwnFactReview | null };

/** One thing that is stated, as it stands and as it stood before. */
export type OwnAnswer = {
  fact: Fact;
  /** the number of the subcontract that it is about; null when it is about the organization */
  subcontractNumber: string | null;
  holders: FactHolder[];
  earlier: Fact[];
};

/** Everything the actor's organization ever stated: what stands, newest first, with its versions. */
export async function listOwnHistory(scope: Scope): Promise<OwnAnswer[]> {
  const { tx, actor } = scope;
  const [rows, asked] = await Promise.all([
    tx
      .select(FACT_COLUMNS)
      .from(facts)
      .where(eq(facts.organizationId, actor.organizationId))
      .orderBy(desc(facts.recordedAt), desc(facts.id)),
    listAsked(scope),
  ]);
  const loaded = factsOf(rows);
  const holdersOf = await listHolders(scope, asked);
  const corrected = new Set(loaded.map(({ supersedesId }) => supersedesId));
  return loaded
    .filter(({ id }) => !corrected.has(id))
    .map((fact) => ({
      fact,
      subcontractNumber: subcontractOf(fact, asked),
      holders: holdersOf.get(fact.id) ?? [],
      earlier: loaded.filter(({ id, lineageId }) => lineageId === fact.lineageId && id !== fact.id),
    }));
}

type Asked = {
  requestId: string;
  flowdownId: string;
  primeId: string;
  primeName: string;
  subcontractNumber: string;
};

/** Who asked for what. The flowdown names the prime: its own record is not the supplier's to see. */
function listAsked({ tx }: Scope): Promise<Asked[]> {
  return tx
    .select({
      requestId: requests.id,
      flowdownId: flowdowns.id,
      primeId: flowdowns.primeId,
      primeName: flowdowns.primeName,
      subcontractNumber: flowdowns.subcontractNumber,
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(sql`${requests.supplierId} in (select flowdown.own_supplier_ids())`)
    .orderBy(flowdowns.issuedAt);
}

function subcontractOf(fact: Fact, asked: readonly Asked[]): string | null {
  const about = asked.find(
    ({ flowdownId, requestId }) =>
      (fact.kind === "acknowledgement" && fact.content.flowdownId === flowdownId) ||
      (fact.kind === "attestation" && fact.content.requestId === requestId),
  );
  return about?.subcontractNumber ?? null;
}

async function listHolders(
  { tx, actor }: Scope,
  asked: readonly Asked[],
): Promise<Map<string, FactHolder[]>> {
  const own = eq(shares.organizationId, actor.organizationId);
  const [shared, said] = await Promise.all([
    tx.select({ primeId: shares.primeId, factId: shares.factId }).from(shares).where(own),
    tx
      .selectDistinctOn([reviews.primeId, reviews.factId])
      .from(reviews)
      .where(eq(reviews.organizationId, actor.organizationId))
      .orderBy(reviews.primeId, reviews.factId, desc(reviews.reviewedAt), desc(reviews.id)),
  ]);
  const nameOf = new Map(asked.map(({ primeId, primeName }) => [primeId, primeName]));
  const reviewOf = new Map(said.map((row) => [`${row.primeId} ${row.factId}`, row]));
  const found = new Map<string, FactHolder[]>();
  for (const { primeId, factId } of shared) {
    const row = reviewOf.get(`${primeId} ${factId}`);
    const holder = {
      primeId,
      primeName: nameOf.get(primeId) ?? "A prime",
      review: row ? reviewFrom(row) : null,
    };
    found.set(factId, [...(found.get(factId) ?? []), holder]);
  }
  return found;
}

function reviewFrom(row: typeof reviews.$inferSelect): OwnFactReview {
  const { id, outcome, method, note, reviewedAt, reviewedByName } = row;
  return { id, outcome, method, note, reviewedAt: reviewedAt.toISOString(), reviewedByName };
}
