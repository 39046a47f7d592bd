import { and, eq } from "drizzle-orm";
import { holdLog } from "#app/commands/log/append-entry.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

/**
 * Whatever is decided about the award of a subcontract is decided one after the other.
 *
 * @returns where it stands; null when there is no such subcontract.
 */
export async function lockSubcontract(scope: Scope, subcontractId: string) {
  const { tx, actor } = scope;
  await holdLog(scope);
  const [row] = await tx
    .select({
      state: subcontracts.state,
      contractId: subcontracts.contractId,
      supplierId: subcontracts.supplierId,
    })
    .from(subcontracts)
    .where(and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)))
    .for("no key update");
  return row ?? null;
}
