import { isDeepStrictEqual } from "node:util";
import { and, arrayOverlaps, eq, ne, or, sql } from "drizzle-orm";
import type { SupplierAnswer } from "#app/domain/supplier/supplier-form.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { SAME_WORDS_MS } from "#app/platform/turn.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

/**
 * A supplier of this prime that another one may not stand beside: a CAGE code is of one place, and
 * the same entry made twice is one supplier.
 *
 * @param exceptId the supplier that is corrected; absent: a new one.
 * @returns `isSame` when the actor has recorded exactly this just before; null when there is none.
 */
export async function findAlike(
  { tx, actor }: Scope,
  supplier: SupplierAnswer,
  exceptId?: string,
): Promise<{ id: string; isSame: boolean } | null> {
  const { legalName, uei, cages, tags, ownerId } = suppliers;
  const rows = await tx
    .select({
      id: suppliers.id,
      createdBy: suppliers.createdBy,
      createdAt: suppliers.createdAt,
      kept: { legalName, uei, cages, tags, ownerId },
    })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.primeId, actor.organizationId),
        exceptId ? ne(suppliers.id, exceptId) : undefined,
        or(
          supplier.cages.length > 0 ? arrayOverlaps(cages, supplier.cages) : sql`false`,
          sql`lower(${legalName}) = lower(${supplier.legalName})`,
        ),
      ),
    );
  const since = actor.at.getTime() - SAME_WORDS_MS;
  const same = rows.find(
    (row) =>
      row.createdBy === actor.personId &&
      row.createdAt.getTime() >= since &&
      isDeepStrictEqual(row.kept, supplier),
  );
  if (same && !exceptId) return { id: same.id, isSame: true };
  const neighbour = rows.find(({ kept }) =>
    kept.cages.some((cage) => supplier.cages.includes(cage)),
  );
  return neighbour ? { id: neighbour.id, isSame: false } : null;
}
