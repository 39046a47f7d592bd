import type {
  RecordContent,
  RecordContract,
  RecordSubcontract,
} from "#app/domain/record/content.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";

export type RecordSupplier = RecordContent["suppliers"][number];

/** A subcontract of a record with all that the record says about it elsewhere. */
export type Chapter = {
  subcontract: RecordSubcontract;
  contract: RecordContract;
  supplier: RecordSupplier;
  /** those that concern it, every version, newest first */
  facts: RecordFact[];
};

/**
 * The subcontracts of a record, in its order.
 *
 * @throws Error when one names a contract or supplier that the record does not hold.
 */
export function listChapters({ contracts, subcontracts, suppliers }: RecordContent): Chapter[] {
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]));
  const supplierOf = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  return subcontracts.map((subcontract) => {
    const contract = contractOf.get(subcontract.contractId);
    const supplier = supplierOf.get(subcontract.supplierId);
    if (!contract || !supplier)
      throw new Error(`the record does not hold what subcontract ${subcontract.number} names`);
    const concerned = new Set(subcontract.factIds);
    const facts = supplier.facts.filter(({ id }) => concerned.has(id));
    return { subcontract, contract, supplier, facts };
  });
}

/** The facts that count or wait: those that nothing corrected. */
export function standingFacts({ facts }: Pick<Chapter, "facts">): RecordFact[] {
  return facts.filter((fact) => fact.supersededById === null);
}
