import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { organizations } from "#db/schema/organization.ts";

/** A contract as whoever has the database itself names it. */
export type ContractChoice = {
  id: string;
  piid: string;
  prime: { id: string; legalName: string; timeZone: string };
};

/** Contracts of a number, of every prime: for the command line alone, as `findSubcontracts`. */
export function findContracts(
  tx: Transaction,
  { piid, primeName }: { piid: string; primeName?: string },
): Promise<ContractChoice[]> {
  return tx
    .select({
      id: contracts.id,
      piid: contracts.piid,
      prime: {
        id: organizations.id,
        legalName: organizations.legalName,
        timeZone: organizations.timeZone,
      },
    })
    .from(contracts)
    .innerJoin(organizations, eq(organizations.id, contracts.primeId))
    .where(
      and(
        eq(contracts.piid, piid),
        primeName === undefined ? undefined : eq(organizations.legalName, primeName),
      ),
    )
    .orderBy(asc(organizations.legalName));
}
