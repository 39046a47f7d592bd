import { and, eq, ne, sql } from "drizzle-orm";
import type { PlanCursor } from "#app/domain/remediation/plan-list-address.ts";
import type { ExportedPlan } from "#app/domain/remediation/plan-list-export.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { memberships } from "#db/schema/organization.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listPlans, type PlanFilter } from "./plan-list.server.ts";

const PLANS_PER_PIECE = 500;

/**
 * Everything of a list, for a file, a piece at a time: the next is read when it is asked for.
 *
 * @param read reads in a transaction of its own, so that none stays open while a file is sent.
 */
export async function* exportPlans(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  filter: PlanFilter,
): AsyncGenerator<ExportedPlan[]> {
  let cursor: PlanCursor | null = null;
  do {
    const from: PlanCursor | null = cursor;
    const piece: Piece = await read((scope) => readPiece(scope, filter, from));
    yield piece.plans;
    cursor = piece.next;
  } while (cursor);
}

type Piece = { plans: ExportedPlan[]; next: PlanCursor | null };

async function readPiece(
  scope: Scope,
  filter: PlanFilter,
  cursor: PlanCursor | null,
): Promise<Piece> {
  const page = await listPlans(scope, filter, { cursor, size: PLANS_PER_PIECE });
  const details = await listSupplierDetails(scope, [
    ...new Set(page.plans.map(({ supplierId }) => supplierId)),
  ]);
  const plans = page.plans.flatMap((plan) => {
    const detail = details.get(plan.supplierId);
    return detail ? [{ ...plan, ...detail }] : [];
  });
  return { plans, next: page.next };
}

type SupplierDetail = Pick<ExportedPlan, "supplierUei" | "ownerName" | "contractPiids">;

async function listSupplierDetails(
  { tx, actor }: Scope,
  ids: readonly string[],
): Promise<Map<string, SupplierDetail>> {
  const { organizationId } = actor;
  const [named, under] = await Promise.all([
    tx
      .select({
        id: suppliers.id,
        supplierUei: suppliers.uei,
        ownerName: sql<string | null>`(select max(${memberships.personName}) from ${memberships}
          where ${memberships.personId} = ${suppliers.ownerId}
            and ${memberships.organizationId} = ${organizationId} and ${memberships.endedAt} is null)`,
      })
      .from(suppliers)
      .where(and(eq(suppliers.primeId, organizationId), among(suppliers.id, ids))),
    tx
      .selectDistinct({ supplierId: subcontracts.supplierId, piid: contracts.piid })
      .from(subcontracts)
      .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
      .where(
        and(
          eq(subcontracts.primeId, organizationId),
          ne(subcontracts.state, "closed"),
          among(subcontracts.supplierId, ids),
        ),
      )
      .orderBy(contracts.piid),
  ]);
  return new Map(
    named.map(({ id, supplierUei, ownerName }) => [
      id,
      {
        supplierUei,
        ownerName,
        contractPiids: under.flatMap(({ supplierId, piid }) => (supplierId === id ? [piid] : [])),
      },
    ]),
  );
}
