import { and, asc, eq, gt } from "drizzle-orm";
import type { Expiration } from "#app/domain/expiration/list.ts";
import {
  addMonthCounts,
  chooseExpirations,
  countByMonth,
  type ExpirationListAddress,
  firstExpirations,
  pageOfExpirations,
} from "#app/domain/expiration/list-address.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { type ExpirationScope, listKnownExpirations, ofSuppliers } from "./expiration.server.ts";

/** A page of what ends, and how much ends in each month. */
type FoundExpirations = ReturnType<typeof pageOfExpirations> & ReturnType<typeof countByMonth>;

/** Suppliers that are held with everything that ends of them at once. */
const SUPPLIERS_PER_PIECE = 2_000;

/**
 * One page of the list of what ends, with the counts beside it. However many suppliers there are, so
 * many of them are held at once.
 *
 * @param size of them, where it is another one.
 */
export function findExpirations(
  scope: Scope,
  address: ExpirationListAddress,
  size = SUPPLIERS_PER_PIECE,
): Promise<FoundExpirations> {
  const of = address.isMine ? scope.actor.personId : "";
  return keptWhileQuiet(scope, `expirations ${of} ${size} ${JSON.stringify(address)}`, () =>
    find(scope, address, size),
  );
}

async function find(
  scope: Scope,
  { after, kind, when, contractId, search, isMine }: ExpirationListAddress,
  size: number,
): Promise<FoundExpirations> {
  const { on } = scope.actor;
  // What ends with a contract comes up with each supplier under it.
  const seen = new Set<string>();
  const isNew = (one: Expiration) => {
    if (one.supplier) return true;
    const key = keyOfEnding(one);
    return !seen.has(key) && Boolean(seen.add(key));
  };
  let first: Expiration[] = [];
  let counts = countByMonth([], on);
  for await (const piece of listPieces(scope, { contractId, search, isMine }, size)) {
    const ofKind = chooseExpirations(piece.filter(isNew), { kind, when: undefined }, on);
    counts = addMonthCounts(counts, countByMonth(ofKind, on));
    first = firstExpirations([...first, ...chooseExpirations(ofKind, { kind, when }, on)], after);
  }
  return { ...pageOfExpirations(first, after), ...counts };
}

async function* listPieces(
  scope: Scope,
  which: ExpirationScope,
  size: number,
): AsyncGenerator<Expiration[]> {
  let supplierIds = await listIds(scope, which, null, size + 1);
  // The few of most primes are read at once, without being named.
  if (supplierIds.length <= size) {
    yield await listKnownExpirations(scope, which);
    return;
  }
  while (supplierIds.length > 0) {
    const piece = supplierIds.slice(0, size);
    yield await listKnownExpirations(scope, { ...which, supplierIds: piece });
    supplierIds = await listIds(scope, which, piece.at(-1) ?? null, size);
  }
}

async function listIds(
  scope: Scope,
  which: ExpirationScope,
  after: string | null,
  most: number,
): Promise<string[]> {
  const rows = await scope.tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.primeId, scope.actor.organizationId),
        ofSuppliers(scope, which),
        after ? gt(suppliers.id, after) : undefined,
      ),
    )
    .orderBy(asc(suppliers.id))
    .limit(most);
  return rows.map(({ id }) => id);
}
