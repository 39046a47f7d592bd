import { and, asc, eq, ilike, or } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { suppliers } from "#db/schema/supplier.ts";

const MOST_CHOICES = 10;

export type HoldChoices = {
  contracts: { id: string; piid: string; title: string }[];
  suppliers: { id: string; legalName: string; uei: string | null }[];
  /** whether more fit than are offered */
  isCut: boolean;
};

/** Contracts and suppliers that a legal hold could be about, by a search. */
export async function listHoldChoices({ tx, actor }: Scope, search: string): Promise<HoldChoices> {
  const pattern = likePattern(search);
  // Contract numbers are kept without the dashes that people write.
  const piid = pattern.toUpperCase().replaceAll("-", "");
  const [contractRows, supplierRows] = await Promise.all([
    tx
      .select({ id: contracts.id, piid: contracts.piid, title: contracts.title })
      .from(contracts)
      .where(
        and(
          eq(contracts.primeId, actor.organizationId),
          or(ilike(contracts.piid, piid), ilike(contracts.title, pattern)),
        ),
      )
      .orderBy(asc(contracts.piid))
      .limit(MOST_CHOICES + 1),
    tx
      .select({ id: suppliers.id, legalName: suppliers.legalName, uei: suppliers.uei })
      .from(suppliers)
      .where(
        and(
          eq(suppliers.primeId, actor.organizationId),
          ilike(suppliers.searchText, likePattern(search)),
        ),
      )
      .orderBy(asc(suppliers.legalName), asc(suppliers.id))
      .limit(MOST_CHOICES + 1),
  ]);
  return {
    contracts: contractRows.slice(0, MOST_CHOICES),
    suppliers: supplierRows.slice(0, MOST_CHOICES),
    isCut: contractRows.length > MOST_CHOICES || supplierRows.length > MOST_CHOICES,
  };
}
