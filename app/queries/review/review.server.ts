import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { FACT_KINDS, type FactKind } from "#app/domain/fact/kinds.ts";
import { inOrderOfKinds } from "#app/domain/fact/versions.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { postures } from "#db/schema/posture.ts";
import { reviews } from "#db/schema/review.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** The facts of one supplier that nobody reviewed yet. */
export type WaitingSupplier = {
  supplierId: string;
  legalName: string;
  /** when the oldest of them came; the group's place in the queue */
  oldestAt: Date;
  facts: SharedFact[];
};

export type ReviewFilter = { kind?: FactKind; search?: string };

/** The last supplier of the page before. */
export type ReviewCursor = { oldestAt: Date; supplierId: string };

const SUPPLIERS_PER_PAGE = 10;

export type ReviewPage = { suppliers: WaitingSupplier[]; next: ReviewCursor | null };

const placeOfKind = sql`array_position(${sql.raw(`array['${FACT_KINDS.join("','")}']`)}, ${facts.kind})`;

const correction = alias(facts, "correction");
const corrected = alias(shares, "corrected");

/** What waits for review, by supplier, the one that waits longest first. */
export async function listWaiting(
  scope: Scope,
  filter: ReviewFilter,
  cursor: ReviewCursor | null,
): Promise<ReviewPage> {
  const after = cursor && [cursor.oldestAt.toISOString(), cursor.supplierId];
  const rows = await keptWhileQuiet(scope, `waiting ${JSON.stringify([filter, after])}`, () =>
    pickWaiting(scope, filter, cursor),
  );
  return pageOf(scope, rows);
}

/** @param rows one more than the page has where there is another. */
async function pageOf(scope: Scope, rows: readonly PickedSupplier[]): Promise<ReviewPage> {
  const page = rows.slice(0, SUPPLIERS_PER_PAGE);
  const found = await listSharedFacts(scope, { factIds: page.flatMap((row) => row.factIds) });
  const factOf = new Map(found.map((fact) => [fact.id, fact]));
  const last = page.at(-1);
  const isMore = rows.length > SUPPLIERS_PER_PAGE;
  return {
    suppliers: page.map(({ factIds, ...row }) => ({
      ...row,
      facts: inOrderOfKinds(factIds.flatMap((id) => factOf.get(id) ?? [])),
    })),
    next: isMore && last ? { oldestAt: last.oldestAt, supplierId: last.supplierId } : null,
  };
}

/**
 * All of it, for a file, some suppliers at a time.
 *
 * @param read reads in a transaction of its own, so that none stays open while a file is sent.
 */
export async function* listAllWaiting(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  filter: ReviewFilter,
): AsyncGenerator<WaitingSupplier[]> {
  let cursor: ReviewCursor | null = null;
  do {
    const from: ReviewCursor | null = cursor;
    const page: ReviewPage = await read(async (scope) =>
      pageOf(scope, await pickWaiting(scope, filter, from)),
    );
    yield page.suppliers;
    cursor = page.next;
  } while (cursor);
}

type PickedSupplier = Omit<WaitingSupplier, "facts"> & { factIds: string[] };

/** The suppliers of a page, one more where there is one, with their facts by id. */
function pickWaiting(
  scope: Scope,
  filter: ReviewFilter,
  cursor: ReviewCursor | null,
): Promise<PickedSupplier[]> {
  const { knownAt, auditContracts } = scope.actor;
  const isNarrowed = filter.kind || filter.search || knownAt || auditContracts;
  return isNarrowed ? findWaiting(scope, filter, cursor) : walkWaiting(scope, cursor);
}

/** The queue in its kept order: what waits is looked up for these few suppliers alone. */
async function walkWaiting(scope: Scope, cursor: ReviewCursor | null): Promise<PickedSupplier[]> {
  const { supplierId, supplierWaitingSince: since } = postures;
  const after =
    cursor &&
    sql`and (${since}, ${supplierId})
      > (${cursor.oldestAt.toISOString()}::timestamptz, ${cursor.supplierId}::uuid)`;
  // In the text: a limit among the values misleads the planner.
  const walked = await scope.tx.execute<{ since: string; supplier_id: string }>(sql`
    select distinct ${since} as since, ${supplierId} as supplier_id from ${postures}
    where ${postures.primeId} = ${scope.actor.organizationId} and ${postures.supplierToReview} > 0
      ${after ?? sql``}
    order by 1, 2 limit ${sql.raw(String(SUPPLIERS_PER_PAGE + 1))}`);
  const ids = walked.map((row) => row.supplier_id);
  const found = await waitingOf(scope, among(shares.supplierId, ids));
  const waitingBy = new Map(found.map((one) => [one.supplierId, one]));
  return walked.flatMap((row) => {
    const waiting = waitingBy.get(row.supplier_id);
    return waiting ? [{ ...waiting, oldestAt: new Date(row.since) }] : [];
  });
}

/** The same of the suppliers and the kind asked for. */
async function findWaiting(
  scope: Scope,
  filter: ReviewFilter,
  cursor: ReviewCursor | null,
): Promise<PickedSupplier[]> {
  const chosen = and(
    sql`${shares.supplierId} in (select ${postures.supplierId} from ${postures}
      where ${postures.primeId} = ${scope.actor.organizationId} and ${postures.supplierToReview} > 0)`,
    // Only where it is asked for: whether a fact may be read is decided for each one.
    filter.kind
      ? sql`${shares.factId} in (select ${facts.id} from ${facts} where ${facts.kind} = ${filter.kind})`
      : undefined,
    filter.search ? sql`${suppliers.searchText} ilike ${likePattern(filter.search)}` : undefined,
  );
  return waitingOf(scope, chosen)
    .having(cursor ? beyond(cursor) : sql`true`)
    .orderBy(asc(oldestAt), asc(shares.supplierId))
    .limit(SUPPLIERS_PER_PAGE + 1);
}

// Instants have milliseconds in JavaScript and in the column, so that the cursor meets its row.
const oldestAt = sql<Date>`min(${shares.sharedAt})`.mapWith(shares.sharedAt);

/** What waits of the suppliers chosen, by supplier. */
function waitingOf(scope: Scope, chosen: SQL | undefined) {
  return scope.tx
    .select({
      supplierId: shares.supplierId,
      legalName: suppliers.legalName,
      oldestAt,
      factIds: sql<
        string[]
      >`array_agg(${shares.factId} order by ${shares.sharedAt}, ${shares.factId})`,
    })
    .from(shares)
    .innerJoin(suppliers, eq(suppliers.id, shares.supplierId))
    .where(and(isFactWaiting(scope), chosen))
    .groupBy(shares.supplierId, suppliers.legalName)
    .$dynamic();
}

function beyond({ oldestAt, supplierId }: ReviewCursor): SQL {
  return sql`(min(${shares.sharedAt}), ${shares.supplierId})
    > (${oldestAt.toISOString()}::timestamptz, ${supplierId}::uuid)`;
}

/** Shared, not reviewed, and not corrected by a fact that was shared too. */
export function isFactWaiting({ tx, actor }: Scope): SQL | undefined {
  const primeId = actor.organizationId;
  const reviewed = tx
    .select({ one: sql`1` })
    .from(reviews)
    .where(and(eq(reviews.factId, shares.factId), eq(reviews.primeId, primeId)));
  const superseding = tx
    .select({ one: sql`1` })
    .from(correction)
    .innerJoin(corrected, eq(corrected.factId, correction.id))
    .where(and(eq(correction.supersedesId, shares.factId), eq(corrected.primeId, primeId)));
  return and(
    eq(shares.primeId, primeId),
    isNull(shares.endedAt),
    sql`not exists ${reviewed}`,
    sql`not exists ${superseding}`,
  );
}

/** The fact to review next: of this supplier, else of the one that waits longest; null when none waits. */
export async function findNextWaiting(scope: Scope, supplierId: string): Promise<string | null> {
  const [row] = await scope.tx
    .select({ id: facts.id })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .where(and(isFactWaiting(scope), eq(shares.supplierId, supplierId)))
    .orderBy(asc(shares.sharedAt), placeOfKind, asc(facts.id))
    .limit(1);
  if (row) return row.id;
  const { suppliers: waiting } = await listWaiting(scope, {}, null);
  return waiting[0]?.facts[0]?.id ?? null;
}
