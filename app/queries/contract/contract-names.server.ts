import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";

/** A contract as a choice names it. */
export type ContractName = { id: string; piid: string; title: string };

/** The prime's contracts by number, to choose one of. */
export function listContractNames({ tx, actor }: Scope): Promise<ContractName[]> {
  return tx
    .select({ id: contracts.id, piid: contracts.piid, title: contracts.title })
    .from(contracts)
    .where(eq(contracts.primeId, actor.organizationId))
    .orderBy(asc(contracts.piid), asc(contracts.id));
}

/** One of them; null when there is none. */
export async function findContractName(
  { tx, actor }: Scope,
  contractId: string,
): Promise<ContractName | null> {
  const [found] = await tx
    .select({ id: contracts.id, piid: contracts.piid, title: contracts.title })
    .from(contracts)
    .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId)));
  return found ?? null;
}
