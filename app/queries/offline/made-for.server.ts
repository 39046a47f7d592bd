import { and, eq } from "drizzle-orm";
import type { MadeFor } from "#app/domain/offline/why-not-read.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** As its prime may know it: the subcontract, and whose it is. Null for what is none of its own. */
export async function findMadeForAsPrime(
  { tx, actor }: Scope,
  requestId: string,
): Promise<MadeFor> {
  const [found] = await tx
    .select({ number: flowdowns.subcontractNumber, with: suppliers.legalName })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .innerJoin(suppliers, eq(suppliers.id, requests.supplierId))
    .where(and(eq(requests.id, requestId), eq(requests.primeId, actor.organizationId)));
  return found ?? null;
}

/**
 * As its supplier may know it: the subcontract, and who asks. Null for what is asked of others.
 *
 * @param supplierId the record of one prime, for whoever holds the link of its letter; without it the
 *   database answers what was asked of the actor's own organization.
 */
export async function findMadeForAsSupplier(
  { tx }: Scope,
  requestId: string,
  supplierId?: string,
): Promise<MadeFor> {
  const [found] = await tx
    .select({ number: flowdowns.subcontractNumber, with: flowdowns.primeName })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(
      and(eq(requests.id, requestId), supplierId ? eq(requests.supplierId, supplierId) : undefined),
    );
  return found ?? null;
}
