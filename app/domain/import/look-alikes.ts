import type { PlannedSupplier } from "./types.ts";

/** A supplier that may be another one already: said, and nothing is decided by it. */
export type LookAlike = {
  /** the row that names it */
  row: number;
  legalName: string;
  /** why it may be the same: `Its name is much like that of …` */
  hint: string;
  /** the recorded supplier that it looks like; null where another row of the file does */
  recordedId: string | null;
};

/** What is known of a recorded supplier for this. */
export type Recorded = { id: string; legalName: string; cages: readonly string[] };

/** Words that say what kind of company it is, and nothing of which. */
const KINDS = new Set(
  "inc incorporated llc ltd limited corp corporation co company lp llp plc gmbh the and of".split(
    " ",
  ),
);

/**
 * New suppliers of a plan whose name or CAGE code is that of another, or nearly: what a person should
 * look at before two records of one company come to be.
 *
 * @throws never
 */
export function findLookAlikes(
  planned: readonly PlannedSupplier[],
  recorded: readonly Recorded[],
): LookAlike[] {
  const book = new NameBook();
  const byCage = new Map<string, Recorded>();
  for (const supplier of recorded) {
    book.add(supplier.legalName, { name: supplier.legalName, recordedId: supplier.id, row: null });
    for (const cage of supplier.cages) byCage.set(cage, supplier);
  }
  const found: LookAlike[] = [];
  for (const supplier of planned) {
    if (supplier.change !== "new") continue;
    const { row, legalName } = supplier;
    const cage = supplier.cages.find((one) => byCage.has(one));
    const holder = cage ? byCage.get(cage) : undefined;
    const alike = book.find(legalName);
    if (cage && holder)
      found.push({
        row,
        legalName,
        recordedId: holder.id,
        hint: `CAGE ${cage} is recorded for ${holder.legalName}.`,
      });
    else if (alike) found.push({ row, legalName, ...sayAlike(alike) });
    book.add(legalName, { name: legalName, recordedId: null, row });
  }
  return found;
}

type Named = { name: string; recordedId: string | null; row: number | null };

function sayAlike({ name, recordedId, row }: Named): Pick<LookAlike, "hint" | "recordedId"> {
  const where = row === null ? "is recorded already" : `stands in row ${row}`;
  return { recordedId, hint: `${name} ${where}, and is written much like it.` };
}

/** Names that can be found with one letter wrong, missing, too many or moved by one place. */
class NameBook {
  private readonly byVariant = new Map<string, Named>();

  add(name: string, named: Named): void {
    for (const variant of variantsOf(keyOf(name)))
      if (!this.byVariant.has(variant)) this.byVariant.set(variant, named);
  }

  find(name: string): Named | null {
    for (const variant of variantsOf(keyOf(name))) {
      const found = this.byVariant.get(variant);
      if (found) return found;
    }
    return null;
  }
}

/** A name by its telling letters: `Harrow Castings, Inc.` is `harrowcastings`. */
function keyOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/&/g, " and ")
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word && !KINDS.has(word)).join("");
}

/** Shorter names have too few letters for one of them to be a slip. */
const SHORTEST_TYPO = 7;

/** The key, and the key without each of its letters: two keys that share one differ by a slip. */
function variantsOf(key: string): string[] {
  if (key === "") return [];
  if (key.length < SHORTEST_TYPO) return [key];
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}
