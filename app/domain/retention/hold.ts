/** What a legal hold is about. */
export type HoldSubject =
  | { about: "everything" }
  | { about: "contract"; contractId: string }
  | { about: "supplier"; supplierId: string };

/** Whose a file is: every record a prime keeps of the supplier, and their contracts. */
export type HeldThing = { supplierIds: readonly string[]; contractIds: readonly string[] };

/**
 * Which of the legal holds in force keep a file: those on everything, on a supplier that gave it,
 * and on a contract under which that supplier has a subcontract.
 */
export function findHolds<H extends HoldSubject>(holds: readonly H[], thing: HeldThing): H[] {
  return holds.filter((hold) => keeps(hold, thing));
}

function keeps(hold: HoldSubject, { supplierIds, contractIds }: HeldThing): boolean {
  if (hold.about === "contract") return contractIds.includes(hold.contractId);
  if (hold.about === "supplier") return supplierIds.includes(hold.supplierId);
  return true;
}
