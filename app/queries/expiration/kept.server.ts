import { type KeptExpiration, listKept } from "#app/domain/expiration/kept.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listStatedBy } from "./stated.server.ts";

/** What ends of what some suppliers stated, as it is to be kept from the actor's day on. */
export async function listKeptOf(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<(KeptExpiration & { supplierId: string })[]> {
  const statedBy = await listStatedBy(scope, supplierIds);
  return [...statedBy].flatMap(([supplierId, stated]) =>
    listKept(stated, scope.actor.on).map((one) => ({ ...one, supplierId })),
  );
}
