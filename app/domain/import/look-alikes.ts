import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { nameKeyOf, nameVariantsOf } from "#app/domain/supplier/name-likeness.ts";
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
        hint: `CAGE ${cage} is recorded for ${fullStop(holder.legalName)}`,
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
    for (const variant of nameVariantsOf(nameKeyOf(name)))
      if (!this.byVariant.has(variant)) this.byVariant.set(variant, named);
  }

  find(name: string): Named | null {
    for (const variant of nameVariantsOf(nameKeyOf(name))) {
      const found = this.byVariant.get(variant);
      if (found) return found;
    }
    return null;
  }
}
