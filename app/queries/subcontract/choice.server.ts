import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { organizations } from "#db/schema/organization.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A subcontract as whoever has the database itself names it. */
export type SubcontractChoice = {
  id: string;
  number: string;
  piid: string;
  supplierName: string;
  prime: { id: string; legalName: string; timeZone: string };
};

/**
 * Subcontracts of every prime, by prime and number: for the command line alone, whose user has the
 * database itself.
 */
export function findSubcontracts(
  tx: Transaction,
  { number, primeName }: { number?: string; primeName?: string },
): Promise<SubcontractChoice[]> {
  return tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      piid: contracts.piid,
      supplierName: suppliers.legalName,
      prime: {
        id: organizations.id,
        legalName: organizations.legalName,
        timeZone: organizations.timeZone,
      },
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .innerJoin(organizations, eq(organizations.id, subcontracts.primeId))
    .where(
      and(
        number === undefined ? undefined : eq(subcontracts.number, number),
        primeName === undefined ? undefined : eq(organizations.legalName, primeName),
      ),
    )
    .orderBy(asc(organizations.legalName), asc(subcontracts.number));
}
