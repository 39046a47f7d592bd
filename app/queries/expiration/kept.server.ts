import { and, count, eq, lte } from "drizzle-orm";
import { type KeptExpiration, listKept } from "#app/domain/expiration/kept.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { postures } from "#db/schema/posture.ts";
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

/**
 * Of how many suppliers it is not kept yet when what they stated ends. An upgrade marks one verdict of each to
 * be decided on the day it was decided on, as no decision does; the sweep comes by when the portal starts.
 */
export async function countUnkept({ tx, actor }: Scope): Promise<number> {
  const [row] = await tx
    .select({ suppliers: count() })
    .from(postures)
    .where(
      and(
        eq(postures.primeId, actor.organizationId),
        lte(postures.refreshOn, actor.on),
        lte(postures.refreshOn, postures.asOf),
      ),
    );
  return row?.suppliers ?? 0;
}
