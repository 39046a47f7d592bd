import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** Somebody who owns suppliers, whether or not they work here still. */
export type SupplierOwner = { id: string; name: string; suppliers: number; isHere: boolean };

/** Who owns how many of the prime's suppliers, by name. */
export async function listSupplierOwners({ tx, actor }: Scope): Promise<SupplierOwner[]> {
  const owned = tx
    .select({
      ownerId: sql<string>`${suppliers.ownerId}`.as("owner_id"),
      count: sql<number>`count(*)::int`.as("owned"),
    })
    .from(suppliers)
    .where(and(eq(suppliers.primeId, actor.organizationId), isNotNull(suppliers.ownerId)))
    .groupBy(suppliers.ownerId)
    .as("owned_suppliers");
  return tx
    .select({
      id: owned.ownerId,
      name: sql<string>`max(${memberships.personName})`,
      suppliers: sql<number>`max(${owned.count})::int`,
      isHere: sql<boolean>`bool_or(${isNull(memberships.endedAt)})`,
    })
    .from(owned)
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, owned.ownerId),
        eq(memberships.organizationId, actor.organizationId),
      ),
    )
    .groupBy(owned.ownerId)
    .orderBy(asc(sql`max(${memberships.personName})`), asc(owned.ownerId));
}
