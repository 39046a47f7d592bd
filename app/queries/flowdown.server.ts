import { and, desc, eq } from "drizzle-orm";
import type { FlowdownInput } from "#app/domain/flowdown/types.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What a flowdown is decided from and what it shows to the supplier. */
export type FlowdownSource = {
  subcontractId: string;
  contractId: string;
  supplierId: string;
  /** the supplier's own organization, once somebody there accepted an invitation */
  organizationId: string | null;
  latestFlowdownId: string | null;
  /** null while the information flow is not answered */
  input: Omit<FlowdownInput, "on"> | null;
  shown: {
    contractPiid: string;
    contractTitle: string;
    agency: string;
    subcontractNumber: string;
    subcontractTitle: string;
    information: "none" | "FCI" | "CUI";
    cuiCategories: string[];
    performingCages: string[];
  };
};

/** What the flowdown of a subcontract would be made of now. */
export async function getFlowdownSource(
  { tx, actor }: Scope,
  subcontractId: string,
): Promise<FlowdownSource | null> {
  const [[row], [latest]] = await Promise.all([
    tx
      .select({ subcontract: subcontracts, contract: contracts, supplier: suppliers })
      .from(subcontracts)
      .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
      .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
      .where(
        and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)),
      ),
    tx
      .select({ id: flowdowns.id })
      .from(flowdowns)
      .where(eq(flowdowns.subcontractId, subcontractId))
      .orderBy(desc(flowdowns.issuedAt), desc(flowdowns.id))
      .limit(1),
  ]);
  if (!row) return null;
  const { subcontract, contract, supplier } = row;
  const { information, commercialOffTheShelfOnly, directedStatus } = subcontract;
  const { requiredStatus, clauses } = contract;
  return {
    subcontractId,
    contractId: contract.id,
    supplierId: supplier.id,
    organizationId: supplier.organizationId,
    latestFlowdownId: latest?.id ?? null,
    input: information && {
      contract: { requiredStatus, clauses },
      subcontract: { information, commercialOffTheShelfOnly, directedStatus },
    },
    shown: {
      contractPiid: contract.piid,
      contractTitle: contract.title,
      agency: contract.agency,
      subcontractNumber: subcontract.number,
      subcontractTitle: subcontract.title,
      information: information ?? "none",
      cuiCategories: subcontract.cuiCategories,
      performingCages: subcontract.performingCages,
    },
  };
}
