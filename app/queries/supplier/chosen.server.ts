import { and, asc, eq } from "drizzle-orm";
import type { SupplierChoice } from "#app/domain/supplier/choice.ts";
import { MOST_CHANGED } from "#app/domain/supplier/several-form.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { isStandingRecord } from "./merge.server.ts";
import { listSupplierIds } from "./supplier.server.ts";

/** A supplier as it is before several are changed. */
export type ChosenSupplier = {
  id: string;
  legalName: string;
  tags: string[];
  ownerId: string | null;
};

/** The suppliers that a choice names, by name, as far as several are changed at once. */
export async function listChosenSuppliers(
  scope: Scope,
  choice: SupplierChoice,
): Promise<ChosenSupplier[]> {
  const ids = "ids" in choice ? choice.ids : await listSupplierIds(scope, choice.all, MOST_CHANGED);
  if (ids.length === 0) return [];
  const { id, legalName, tags, ownerId } = suppliers;
  return scope.tx
    .select({ id, legalName, tags, ownerId })
    .from(suppliers)
    .where(
      and(eq(suppliers.primeId, scope.actor.organizationId), among(id, ids), isStandingRecord()),
    )
    .orderBy(asc(legalName), asc(id));
}
