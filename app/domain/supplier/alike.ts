import { nameKeyOf, nameVariantsOf } from "./name-likeness.ts";
import { stillToldApart, type ToldApart, ToldApartBook } from "./told-apart.ts";

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
 * letter; each pair once, in the order of the suppliers. A pair that was told apart is none, until both
 * have a CAGE code that they did not share then.
 *
 * @param most of them; the rest is left out.
 * @param said which records were told apart.
 * @throws never
 */
export function findAlikePairs(
  recorded: readonly RecordedSupplier[],
  most: number,
  said: readonly ToldApart[] = [],
): AlikePair[] {
  const byCage = new FirstHolders();
  const byVariant = new FirstHolders();
  const apart = new ToldApartBook(said);
  const pairs = new Map<string, AlikePair>();
  const add = (a: RecordedSupplier | undefined, b: RecordedSupplier, why: string) => {
    const key = a && `${a.id} ${b.id}`;
    if (a && key && a.id !== b.id && !pairs.has(key)) pairs.set(key, { a, b, why });
  };
  for (const supplier of recorded) {
    if (pairs.size >= most) break;
    const isApart = (other: RecordedSupplier) => {
      const told = apart.find(supplier, other);
      return told !== undefined && stillToldApart(told, supplier, other);
    };
    for (const cage of supplier.cages) {
      const holder = byCage.findOrAdd(cage, supplier, isApart);
      add(holder, supplier, sayShared(cage, holder && apart.find(supplier, holder)));
    }
    for (const variant of nameVariantsOf(nameKeyOf(supplier.legalName)))
      add(
        byVariant.findOrAdd(variant, supplier, isApart),
        supplier,
        "Their names are written much alike.",
      );
  }
  return [...pairs.values()].slice(0, most);
}

function sayShared(cage: string, told: ToldApart | undefined): string {
  if (!told || told.sharedCages.includes(cage)) return `Both have CAGE ${cage}.`;
  return `Both have CAGE ${cage}, which they did not share when they were marked as two companies.`;
}

/** Who has a code or a name first: of several that were told apart, each is the first of its company. */
class FirstHolders {
  private readonly byKey = new Map<string, RecordedSupplier[]>();

  /** Another company's record beside those told apart from it; absent: it is now a first one itself. */
  findOrAdd(
    key: string,
    supplier: RecordedSupplier,
    isApart: (other: RecordedSupplier) => boolean,
  ): RecordedSupplier | undefined {
    const holders = this.byKey.get(key);
    const holder = holders?.find((one) => !isApart(one));
    if (holder) return holder;
    if (holders) holders.push(supplier);
    else this.byKey.set(key, [supplier]);
    return undefined;
  }
}

/** Whether two records can be a pair at all, which is told faster than whether they are. */
export function mayBeAlike(a: RecordedSupplier, b: RecordedSupplier): boolean {
  if (a.cages.some((cage) => b.cages.includes(cage))) return true;
  return Math.abs(nameKeyOf(a.legalName).length - nameKeyOf(b.legalName).length) <= 1;
}
