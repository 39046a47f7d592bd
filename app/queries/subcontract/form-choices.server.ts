import { and, asc, eq, ilike } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

const MOST_CHOICES = 200;

/** Suppliers and subcontracts to choose from when a subcontract is recorded. */
export async function listSubcontractChoices(
  { tx, actor }: Scope,
  contractId: string,
  { search, supplierId }: { search?: string; supplierId?: string },
) {
  const named = { id: suppliers.id, name: suppliers.legalName, uei: suppliers.uei };
  const [supplierRows, parentRows] = await Promise.all([
    tx
      .select(named)
      .from(suppliers)
      .where(
        and(
          eq(suppliers.primeId, actor.organizationId),
          isStandingRecord(),
          supplierId ? eq(suppliers.id, supplierId) : undefined,
          search ? ilike(suppliers.searchText, likePattern(search)) : undefined,
        ),
      )
      .orderBy(asc(suppliers.legalName), asc(suppliers.id))
      .limit(MOST_CHOICES + 1),
    tx
      .select({
        id: subcontracts.id,
        number: subcontracts.number,
        supplierName: suppliers.legalName,
      })
      .from(subcontracts)
      .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
      .where(eq(subcontracts.contractId, contractId))
      .orderBy(asc(subcontracts.number))
      .limit(MOST_CHOICES),
  ]);
  return {
    suppliers: supplierRows.slice(0, MOST_CHOICES),
    /** whether there are more suppliers than are offered */
    isCut: supplierRows.length > MOST_CHOICES,
    parents: parentRows,
  };
}
