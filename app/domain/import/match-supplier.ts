import { fullStop } from "#app/domain/kernel/full-stop.ts";
import type { ImportedContact, ImportProblem, ImportRow } from "./read-rows.ts";
import type { ExistingSupplier, ImportExisting, PlannedSupplier } from "./types.ts";

/** The suppliers planned so far, and those recorded, by what they can be recognised by. */
export type SupplierBook = {
  planned: PlannedSupplier[];
  plannedByUei: Map<string, number>;
  plannedByName: Map<string, number[]>;
  plannedById: Map<string, number>;
  recordedByUei: Map<string, ExistingSupplier>;
  recordedByName: Map<string, ExistingSupplier[]>;
  /** the name by each address known of a supplier, by its id or, when it is new, its index */
  contacts: Map<string | number, Map<string, string>>;
};

export type SupplierMatch =
  | { ok: true; index: number; existing: ExistingSupplier | null; keep: () => void }
  | { ok: false; problem: ImportProblem };

const nameKey = (name: string) => name.toLowerCase();

/** An empty plan over what is recorded. */
export function supplierBook({ suppliers, contacts }: ImportExisting): SupplierBook {
  const book: SupplierBook = {
    planned: [],
    plannedByUei: new Map(),
    plannedByName: new Map(),
    plannedById: new Map(),
    recordedByUei: new Map(),
    recordedByName: new Map(),
    contacts: new Map(),
  };
  for (const supplier of suppliers) {
    if (supplier.uei) book.recordedByUei.set(supplier.uei, supplier);
    append(book.recordedByName, nameKey(supplier.legalName), supplier);
  }
  for (const { supplierId, email, name } of contacts)
    contactsOf(book, supplierId).set(email.toLowerCase(), name);
  return book;
}

/**
 * Which supplier a row is about: by its UEI, else by its name.
 *
 * @returns where it stands in the plan, with the step that puts the row's words there.
 */
export function matchSupplier(row: ImportRow, book: SupplierBook): SupplierMatch {
  const refuse = (column: string, problem: string): SupplierMatch => ({
    ok: false,
    problem: { row: row.row, column, problem },
  });
  const earlier = findPlanned(row, book);
  if (earlier === "ambiguous")
    return refuse("uei", "Several suppliers in this file have this name. Give the UEI.");
  if (earlier) {
    const isRenamed = row.uei && nameKey(earlier.supplier.legalName) !== nameKey(row.legalName);
    if (isRenamed)
      return refuse(
        "legal_name",
        `Row ${earlier.supplier.row} names the supplier of this UEI ${fullStop(earlier.supplier.legalName)}`,
      );
    return matched(row, book, earlier.index, earlier.supplier.existing);
  }
  const recorded = findRecorded(row, book);
  if (recorded === "ambiguous")
    return refuse("uei", "Several suppliers are recorded with this name. Give the UEI.");
  const known = recorded ? book.plannedById.get(recorded.id) : undefined;
  return matched(row, book, known ?? book.planned.length, recorded);
}

function findPlanned(row: ImportRow, book: SupplierBook) {
  const indexes = row.uei
    ? [book.plannedByUei.get(row.uei)]
    : (book.plannedByName.get(nameKey(row.legalName)) ?? []);
  if (indexes.length > 1) return "ambiguous" as const;
  const [index] = indexes;
  const supplier = index === undefined ? undefined : book.planned[index];
  return supplier && index !== undefined ? { index, supplier } : null;
}

function findRecorded(row: ImportRow, book: SupplierBook): ExistingSupplier | null | "ambiguous" {
  const byUei = row.uei ? book.recordedByUei.get(row.uei) : undefined;
  if (byUei) return byUei;
  const byName = book.recordedByName.get(nameKey(row.legalName)) ?? [];
  // A row with a UEI may complete a supplier that was recorded without one, never take another's name.
  const open = row.uei ? byName.filter(({ uei, id }) => !uei && !book.plannedById.has(id)) : byName;
  if (open.length > 1) return "ambiguous";
  return open[0] ?? null;
}

function matched(
  row: ImportRow,
  book: SupplierBook,
  index: number,
  existing: ExistingSupplier | null,
): SupplierMatch {
  return { ok: true, index, existing, keep: () => keep(row, book, index, existing) };
}

function keep(
  row: ImportRow,
  book: SupplierBook,
  index: number,
  existing: ExistingSupplier | null,
): void {
  const supplier = book.planned[index] ?? open(row, book, existing);
  supplier.uei ??= row.uei;
  supplier.cages = union(supplier.cages, row.cages);
  supplier.tags = union(supplier.tags, row.tags);
  if (row.contact) keepContact(row.contact, supplier, contactsOf(book, existing?.id ?? index));
}

/** A contact is known by the address; its name may follow in another row, or in a later file. */
function keepContact(
  contact: ImportedContact,
  supplier: PlannedSupplier,
  known: Map<string, string>,
): void {
  const { email, name } = contact;
  const knownName = known.get(email);
  if (knownName === undefined) supplier.newContacts.push({ ...contact });
  if (knownName === "" && name) {
    const isNew = supplier.newContacts.find((one) => one.email === email);
    if (isNew) isNew.name = name;
    else supplier.namedContacts.push({ email, name });
  }
  known.set(email, knownName || name);
}

function open(
  row: ImportRow,
  book: SupplierBook,
  existing: ExistingSupplier | null,
): PlannedSupplier {
  const isRenamed = existing && row.uei && row.uei === existing.uei;
  const legalName = existing && !isRenamed ? existing.legalName : row.legalName;
  const supplier: PlannedSupplier = {
    row: row.row,
    change: "new",
    existing,
    legalName,
    uei: existing?.uei ?? row.uei,
    cages: existing?.cages ?? [],
    tags: existing?.tags ?? [],
    newContacts: [],
    namedContacts: [],
  };
  const index = book.planned.push(supplier) - 1;
  if (supplier.uei) book.plannedByUei.set(supplier.uei, index);
  if (existing) book.plannedById.set(existing.id, index);
  append(book.plannedByName, nameKey(row.legalName), index);
  return supplier;
}

function contactsOf(book: SupplierBook, key: string | number): Map<string, string> {
  const contacts = book.contacts.get(key) ?? new Map<string, string>();
  book.contacts.set(key, contacts);
  return contacts;
}

function union(known: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...known, ...more])];
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
