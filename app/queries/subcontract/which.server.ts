import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Actor } from "#app/platform/db.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

/** Some of the subcontracts of a prime. */
export type WhichSubcontracts =
  | { subcontractIds: readonly string[] }
  | { supplierId: string }
  | { contractId: string }
  | { all: true };

/** The condition that finds them among the subcontracts of the actor's organization. */
export function chosenSubcontracts(actor: Actor, which: WhichSubcontracts): SQL | undefined {
  return and(eq(subcontracts.primeId, actor.organizationId), narrowed(which));
}

function narrowed(which: WhichSubcontracts): SQL | undefined {
  if ("subcontractIds" in which) return inArray(subcontracts.id, [...which.subcontractIds]);
  if ("supplierId" in which) return eq(subcontracts.supplierId, which.supplierId);
  if ("contractId" in which) return eq(subcontracts.contractId, which.contractId);
  return undefined;
}
