import { and, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import type { WhichSubcontracts } from "#app/queries/subcontract/which.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import type { TimelineSubject } from "./timeline.server.ts";

/** What a screen that can be asked for a moment is of. */
export type MomentSubject = {
  /** the subcontracts of which it shows a verdict */
  shows: WhichSubcontracts;
  /** the subcontracts of which differences are told */
  tells: WhichSubcontracts;
  timeline: TimelineSubject;
  /** when it was recorded: before, there was nothing to show */
  recordedAt: Date;
  /** whose facts are told; null where the screen is of many suppliers */
  supplierId: string | null;
};

/** The page of a contract; null when there is none. */
export async function findContractSubject(
  { tx, actor }: Scope,
  contractId: string,
): Promise<MomentSubject | null> {
  const [row] = await tx
    .select({ recordedAt: contracts.createdAt })
    .from(contracts)
    .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId)));
  const which = { contractId };
  return row ? { ...row, shows: which, tells: which, timeline: which, supplierId: null } : null;
}

/** The page of a supplier; null when there is none. */
export async function findSupplierSubject(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<MomentSubject | null> {
  const [row] = await tx
    .select({ recordedAt: suppliers.createdAt })
    .from(suppliers)
    .where(and(eq(suppliers.id, supplierId), eq(suppliers.primeId, actor.organizationId)));
  const which = { supplierId };
  return row ? { ...row, shows: which, tells: which, timeline: which, supplierId } : null;
}

/** The page of a subcontract, with the tiers right above and below; null when there is none. */
export async function findSubcontractSubject(
  { tx, actor }: Scope,
  subcontractId: string,
): Promise<MomentSubject | null> {
  const { id, contractId, supplierId, parentId, primeId, createdAt: recordedAt } = subcontracts;
  const [row] = await tx
    .select({ contractId, supplierId, parentId, recordedAt })
    .from(subcontracts)
    .where(and(eq(id, subcontractId), eq(primeId, actor.organizationId)));
  if (!row) return null;
  const below = await tx.select({ id }).from(subcontracts).where(eq(parentId, subcontractId));
  const above = row.parentId ? [row.parentId] : [];
  return {
    recordedAt: row.recordedAt,
    shows: { subcontractIds: [subcontractId, ...above, ...below.map((tier) => tier.id)] },
    tells: { subcontractIds: [subcontractId] },
    timeline: { subcontractId, contractId: row.contractId, supplierId: row.supplierId },
    supplierId: row.supplierId,
  };
}
