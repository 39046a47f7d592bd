import { nameKeyOf, nameVariantsOf } from "./name-likeness.ts";

/** What is known of a recorded supplier to tell whether another record is the same company. */
export type RecordedSupplier = {
  id: string;
  legalName: string;
  cages: readonly string[];
};

/** Two records that may be one company, and why; said, and nothing is decided by it. */
export type AlikePair = { a: RecordedSupplier; b: RecordedSupplier; why: string };

/**
 * The pairs of records that share a CAGE code, or whose names differ by their kind of company or one
 * letter; each pair once, in the order of the suppliers.
 *
 * @param most of them; the rest is left out.
 * @throws never
 */
export function findAlikePairs(recorded: readonly RecordedSupplier[], most: number): AlikePair[] {
  const byCage = new Map<string, RecordedSupplier>();
  const byVariant = new Map<string, RecordedSupplier>();
  const pairs = new Map<string, AlikePair>();
  const add = (a: RecordedSupplier | undefined, b: RecordedSupplier, why: string) => {
    const key = a && `${a.id} ${b.id}`;
    if (a && key && a.id !== b.id && !pairs.has(key)) pairs.set(key, { a, b, why });
  };
  for (const supplier of recorded) {
    if (pairs.size >= most) break;
    for (const cage of supplier.cages) {
      add(byCage.get(cage), supplier, `Both have CAGE ${cage}.`);
      if (!byCage.has(cage)) byCage.set(cage, supplier);
    }
    for (const variant of nameVariantsOf(nameKeyOf(supplier.legalName))) {
      add(byVariant.get(variant), supplier, "Their names are written much alike.");
      if (!byVariant.has(variant)) byVariant.set(variant, supplier);
    }
  }
  return [...pairs.values()].slice(0, most);
}

/** Whether two records can be a pair at all, which is told faster than whether they are. */
export function mayBeAlike(a: RecordedSupplier, b: RecordedSupplier): boolean {
  if (a.cages.some((cage) => b.cages.includes(cage))) return true;
  return Math.abs(nameKeyOf(a.legalName).length - nameKeyOf(b.legalName).length) <= 1;
}
