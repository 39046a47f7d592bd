import { and, asc, eq } from "drizzle-orm";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  listQuestionnairesOnRecord,
  type QuestionnaireOnRecord,
} from "#app/queries/questionnaire/on-record.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What was asked of one subcontractor of a contract, with the subcontracts whose pages tell the answers. */
export type ContractQuestionnaires = {
  supplierId: string;
  supplierName: string;
  /** by number */
  subcontracts: { id: string; number: string }[];
  /** oldest sent first */
  questionnaires: QuestionnaireOnRecord[];
};

/**
 * The questionnaires that the prime sent to the subcontractors of a contract, as a record of the contract
 * holds them; by the subcontractor's name. One that was sent none is not among them.
 */
export async function listContractQuestionnaires(
  scope: Scope,
  contractId: string,
): Promise<ContractQuestionnaires[]> {
  const { tx, actor } = scope;
  const placed = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      supplierId: subcontracts.supplierId,
      supplierName: suppliers.legalName,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(
      and(eq(subcontracts.contractId, contractId), eq(subcontracts.primeId, actor.organizationId)),
    )
    .orderBy(asc(suppliers.legalName), asc(suppliers.id), asc(subcontracts.number));
  const bySupplier = groupBy(placed, ({ supplierId }) => supplierId);
  const sent = await listQuestionnairesOnRecord(scope, [...bySupplier.keys()]);
  const sentTo = groupBy(sent, ({ request }) => request.supplierId);
  return [...bySupplier].flatMap(([supplierId, own]) => {
    const questionnaires = sentTo.get(supplierId);
    const [first] = own;
    if (!questionnaires || !first) return [];
    return {
      supplierId,
      supplierName: first.supplierName,
      subcontracts: own.map(({ id, number }) => ({ id, number })),
      questionnaires,
    };
  });
}
