import { and, eq, isNull } from "drizzle-orm";
import type { PlanListAddress } from "#app/domain/remediation/plan-list-address.ts";
import type { PlanListNames } from "#app/domain/remediation/plan-list-words.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findContractName } from "#app/queries/contract/contract-names.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** The names of what a list of plans is narrowed to by ids; what is not the prime's has none. */
export async function findPlanListNames(
  scope: Scope,
  { supplierId, contractId, owner }: PlanListAddress,
): Promise<PlanListNames> {
  const [supplierName, contract, ownerName] = await Promise.all([
    supplierId ? findSupplierName(scope, supplierId) : undefined,
    contractId ? findContractName(scope, contractId) : null,
    typeof owner === "object" ? findPersonName(scope, owner.personId) : undefined,
  ]);
  return { supplierName, contractPiid: contract?.piid, ownerName };
}

async function findSupplierName({ tx, actor }: Scope, supplierId: string) {
  const [row] = await tx
    .select({ name: suppliers.legalName })
    .from(suppliers)
    .where(and(eq(suppliers.id, supplierId), eq(suppliers.primeId, actor.organizationId)));
  return row?.name;
}

async function findPersonName({ tx, actor }: Scope, personId: string) {
  const [row] = await tx
    .select({ name: memberships.personName })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organizationId, actor.organizationId),
        isNull(memberships.endedAt),
      ),
    )
    .limit(1);
  return row?.name;
}
