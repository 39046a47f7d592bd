import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { HoldSubject } from "#app/domain/retention/hold.ts";
import type { HoldInForce } from "#app/domain/retention/kept-file.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { legalHolds } from "#db/schema/retention.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A legal hold with what it is about by name. */
export type LegalHold = {
  id: string;
  contract: { id: string; piid: string } | null;
  supplier: { id: string; legalName: string } | null;
  reason: string;
  /** ISO instants, UTC */
  placedAt: string;
  placedByName: string;
  /** null while it is in force */
  released: { at: string; byName: string; reason: string } | null;
};

const HOLDS_PER_PAGE = 50;

export type HoldPage = { holds: LegalHold[]; next: string | null };

type HoldFilter = { isInForce: boolean; before?: string; size?: number };

/** Legal holds, the latest placed first; those in force or those that were released. */
export async function listHolds(
  scope: Scope,
  { isInForce, before, size = HOLDS_PER_PAGE }: HoldFilter,
): Promise<HoldPage> {
  const state = isInForce ? isNull(legalHolds.releasedAt) : isNotNull(legalHolds.releasedAt);
  const rows = await selectHolds(scope, and(state, before ? olderThan(before) : undefined)).limit(
    size + 1,
  );
  const holds = rows.slice(0, size).map(readHold);
  return { holds, next: rows.length > size ? (holds.at(-1)?.id ?? null) : null };
}

function olderThan(holdId: string): SQL {
  return sql`(${legalHolds.placedAt}, ${legalHolds.id}) < (
    select placed_at, id from legal_holds where id = ${holdId}::uuid)`;
}

/** One legal hold; null when there is none. */
export async function getHold(scope: Scope, holdId: string): Promise<LegalHold | null> {
  const [row] = await selectHolds(scope, eq(legalHolds.id, holdId));
  return row ? readHold(row) : null;
}

function selectHolds({ tx, actor }: Scope, condition: SQL | undefined) {
  return tx
    .select({ hold: legalHolds, piid: contracts.piid, legalName: suppliers.legalName })
    .from(legalHolds)
    .leftJoin(contracts, eq(contracts.id, legalHolds.contractId))
    .leftJoin(suppliers, eq(suppliers.id, legalHolds.supplierId))
    .where(and(eq(legalHolds.primeId, actor.organizationId), condition))
    .orderBy(desc(legalHolds.placedAt), desc(legalHolds.id));
}

function readHold(row: Awaited<ReturnType<typeof selectHolds>>[number]): LegalHold {
  const { hold, piid, legalName } = row;
  const { id, reason, placedByName, releasedAt } = hold;
  return {
    id,
    reason,
    placedByName,
    contract: hold.contractId && piid ? { id: hold.contractId, piid } : null,
    supplier: hold.supplierId && legalName ? { id: hold.supplierId, legalName } : null,
    placedAt: hold.placedAt.toISOString(),
    released: releasedAt && {
      at: releasedAt.toISOString(),
      byName: hold.releasedByName ?? "",
      reason: hold.releaseReason ?? "",
    },
  };
}

/** The holds in force that can keep something of these suppliers, those on everything included. */
export async function listHoldsOnSuppliers(
  { tx, actor }: Scope,
  supplierIds: readonly string[],
): Promise<{ holds: HoldInForce[]; contractsOf: Map<string, string[]> }> {
  const contractsOf = new Map<string, string[]>();
  if (supplierIds.length === 0) return { holds: [], contractsOf };
  const pairs = await tx
    .selectDistinct({ supplierId: subcontracts.supplierId, contractId: subcontracts.contractId })
    .from(subcontracts)
    .innerJoin(legalHolds, eq(legalHolds.contractId, subcontracts.contractId))
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        inArray(subcontracts.supplierId, [...supplierIds]),
        isNull(legalHolds.releasedAt),
      ),
    );
  for (const { supplierId, contractId } of pairs)
    contractsOf.set(supplierId, [...(contractsOf.get(supplierId) ?? []), contractId]);
  const contractIds = pairs.map((pair) => pair.contractId);
  const { id, reason, contractId, supplierId } = legalHolds;
  const rows = await tx
    .select({ id, reason, contractId, supplierId })
    .from(legalHolds)
    .where(
      and(
        eq(legalHolds.primeId, actor.organizationId),
        isNull(legalHolds.releasedAt),
        or(
          and(isNull(contractId), isNull(supplierId)),
          inArray(supplierId, [...supplierIds]),
          inArray(contractId, contractIds),
        ),
      ),
    )
    .orderBy(legalHolds.placedAt, id);
  return {
    holds: rows.map((row) => ({ id: row.id, reason: row.reason, ...subjectOf(row) })),
    contractsOf,
  };
}

function subjectOf(row: { contractId: string | null; supplierId: string | null }): HoldSubject {
  if (row.contractId) return { about: "contract", contractId: row.contractId };
  if (row.supplierId) return { about: "supplier", supplierId: row.supplierId };
  return { about: "everything" };
}

/** Whether a hold keeps what a supplier gave. */
export async function isSupplierHeld(scope: Scope, supplierId: string): Promise<boolean> {
  return (await listHoldsOnSuppliers(scope, [supplierId])).holds.length > 0;
}

/** Whether a hold is on a contract itself or on everything. */
export async function isContractHeld({ tx, actor }: Scope, contractId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: legalHolds.id })
    .from(legalHolds)
    .where(
      and(
        eq(legalHolds.primeId, actor.organizationId),
        isNull(legalHolds.releasedAt),
        isNull(legalHolds.supplierId),
        or(isNull(legalHolds.contractId), eq(legalHolds.contractId, contractId)),
      ),
    )
    .limit(1);
  return row !== undefined;
}
