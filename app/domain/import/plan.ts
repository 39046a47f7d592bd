import { matchSupplier, type SupplierBook, supplierBook } from "./match-supplier.ts";
import { planSubcontract, type SubcontractBook, subcontractBook } from "./plan-subcontract.ts";
import type { ImportProblem, ImportRow } from "./read-rows.ts";
import type { ImportExisting, ImportPlan, PlannedSupplier } from "./types.ts";

/**
 * What a supplier list changes of what is recorded. Codes, tags and contacts are added and never
 * removed; a blank cell changes nothing; the same file a second time changes nothing at all.
 *
 * @returns the plan, and the problems of rows that do not fit: these rows are left out whole.
 * @throws never
 */
export function planImport(rows: readonly ImportRow[], existing: ImportExisting): ImportPlan {
  const book = supplierBook(existing);
  const numbers = subcontractBook(existing);
  const problems: ImportProblem[] = [];
  // Rows that name a UEI come first: others are then matched to them by name, wherever they stand.
  const ordered = [...rows.filter((row) => row.uei), ...rows.filter((row) => !row.uei)];
  const subcontracts = ordered.flatMap((row) => {
    const found = problemsOf(row, book, numbers);
    if (!found.ok) {
      problems.push(...found.problems);
      return [];
    }
    found.keep();
    return found.subcontract ? [found.subcontract] : [];
  });
  return {
    suppliers: book.planned.map(withChange),
    subcontracts: subcontracts.sort(byRow),
    problems: problems.sort(byRow),
  };
}

function byRow(a: { row: number }, b: { row: number }): number {
  return a.row - b.row;
}

/** What is wrong with a row beside what is recorded, all of it at once; else what it does. */
function problemsOf(row: ImportRow, book: SupplierBook, numbers: SubcontractBook) {
  const supplier = matchSupplier(row, book);
  const subcontract = planSubcontract(row, supplier.ok ? supplier : null, numbers);
  const problems = [
    ...(supplier.ok ? [] : [supplier.problem]),
    ...(subcontract && !subcontract.ok ? subcontract.problems : []),
  ];
  if (problems.length > 0 || row.isWrong || !supplier.ok || (subcontract && !subcontract.ok))
    return { ok: false as const, problems };
  return {
    ok: true as const,
    subcontract: subcontract?.planned ?? null,
    keep: () => {
      supplier.keep();
      subcontract?.keep();
    },
  };
}

function withChange(supplier: PlannedSupplier): PlannedSupplier {
  const { existing, newContacts, namedContacts, legalName, uei, cages, tags } = supplier;
  if (!existing) return { ...supplier, change: "new" };
  const isSame =
    newContacts.length === 0 &&
    namedContacts.length === 0 &&
    legalName === existing.legalName &&
    uei === existing.uei &&
    cages.length === existing.cages.length &&
    tags.length === existing.tags.length;
  return { ...supplier, change: isSame ? "unchanged" : "changed" };
}

/** Whether confirming would write anything. */
export function isEmptyPlan({ suppliers, subcontracts }: ImportPlan): boolean {
  return [...suppliers, ...subcontracts].every(({ change }) => change === "unchanged");
}
