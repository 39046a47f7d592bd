import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

const MOST_CHOICES = 500;

/** The prime's suppliers to choose from, by name. */
export function listSupplierChoices({
  tx,
  actor,
}: Scope): Promise<{ id: string; legalName: string }[]> {
  return tx
    .select({ id: suppliers.id, legalName: suppliers.legalName })
    .from(suppliers)
    .where(and(eq(suppliers.primeId, actor.organizationId), isStandingRecord()))
    .orderBy(asc(suppliers.legalName), asc(suppliers.id))
    .limit(MOST_CHOICES);
}
