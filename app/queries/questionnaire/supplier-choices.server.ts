import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

const MOST_CHOICES = 500;

/**
 * The prime's suppliers to choose from, by name.
 *
 * @returns the first ones alone where there are too many for one page, and whether it has more.
 */
export async function listSupplierChoices({ tx, actor }: Scope): Promise<{
  choices: { id: string; legalName: string }[];
  hasMore: boolean;
}> {
  const found = await tx
    .select({ id: suppliers.id, legalName: suppliers.legalName })
    .from(suppliers)
    .where(and(eq(suppliers.primeId, actor.organizationId), isStandingRecord()))
    .orderBy(asc(suppliers.legalName), asc(suppliers.id))
    .limit(MOST_CHOICES + 1);
  return { choices: found.slice(0, MOST_CHOICES), hasMore: found.length > MOST_CHOICES };
}
