import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { addressReturns } from "#db/schema/letter.ts";

/** An address of a supplier at which no letters arrive, as far as anybody knows. */
export type AddressReturn = { id: string; email: string; words: string; returnedAt: Date };

function isStanding({ actor }: Scope) {
  return and(eq(addressReturns.primeId, actor.organizationId), isNull(addressReturns.clearedAt));
}

/** Those of one supplier, each address once, by what came back last. */
export async function listAddressReturns(
  scope: Scope,
  supplierId: string,
): Promise<AddressReturn[]> {
  const address = sql`lower(${addressReturns.email})`;
  return scope.tx
    .selectDistinctOn([address], {
      id: addressReturns.id,
      email: addressReturns.email,
      words: addressReturns.words,
      returnedAt: addressReturns.createdAt,
    })
    .from(addressReturns)
    .where(and(isStanding(scope), eq(addressReturns.supplierId, supplierId)))
    .orderBy(address, desc(addressReturns.createdAt));
}

/** Tells of an address, in any case of letters, whether letters to it came back. */
export async function findReturned(scope: Scope): Promise<(email: string) => boolean> {
  const rows = await scope.tx
    .selectDistinct({ email: sql<string>`lower(${addressReturns.email})` })
    .from(addressReturns)
    .where(isStanding(scope));
  const returned = new Set(rows.map(({ email }) => email));
  return (email) => returned.has(email.toLowerCase());
}

/** One, and whose it is; null where it is another prime's. */
export async function findAddressReturn(
  scope: Scope,
  id: string,
): Promise<{ supplierId: string; email: string } | null> {
  const [row] = await scope.tx
    .select({ supplierId: addressReturns.supplierId, email: addressReturns.email })
    .from(addressReturns)
    .where(and(eq(addressReturns.id, id), eq(addressReturns.primeId, scope.actor.organizationId)));
  return row ?? null;
}
