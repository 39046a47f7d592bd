import { formatPiid, isPiid } from "#app/domain/contract/piid.ts";
import type { ImportedSubcontract, ImportProblem, ImportRow } from "./read-rows.ts";
import type {
  ExistingSubcontract,
  ExistingSupplier,
  ImportExisting,
  PlannedSubcontract,
} from "./types.ts";

/** Contracts and subcontracts by their numbers. */
export type SubcontractBook = {
  contracts: Map<string, string>;
  recorded: Map<string, ExistingSubcontract>;
  /** the row that named a number first */
  rows: Map<string, number>;
};

export function subcontractBook({ contracts, subcontracts }: ImportExisting): SubcontractBook {
  return {
    contracts: new Map(contracts.map(({ piid, id }) => [piid, id])),
    recorded: new Map(subcontracts.map((subcontract) => [subcontract.number, subcontract])),
    rows: new Map(),
  };
}

type Planned =
  | { ok: true; planned: PlannedSubcontract; keep: () => void }
  | { ok: false; problems: ImportProblem[] };

/**
 * What a row does with the subcontract it names; null when it names none.
 *
 * @param supplier null where it is not known which one the row is about.
 */
export function planSubcontract(
  { row, subcontract }: ImportRow,
  supplier: { index: number; existing: ExistingSupplier | null } | null,
  book: SubcontractBook,
): Planned | null {
  if (!subcontract) return null;
  const contractId = book.contracts.get(subcontract.contractPiid);
  const existing = book.recorded.get(subcontract.number) ?? null;
  const values = merge(existing, subcontract);
  const change = changeOf(existing, values);
  const problems: ImportProblem[] = [];
  const refuse = (column: string, problem: string) => problems.push({ row, column, problem });
  if (!contractId && isPiid(subcontract.contractPiid))
    refuse(
      "contract_piid",
      `No contract ${formatPiid(subcontract.contractPiid)} is recorded. Record the contract first.`,
    );
  const twin = subcontract.number ? book.rows.get(subcontract.number) : undefined;
  if (twin) refuse("subcontract_number", `This number stands in row ${twin} too.`);
  if (existing && contractId && existing.contractId !== contractId)
    refuse("contract_piid", "This subcontract is recorded under another contract.");
  if (existing && supplier && existing.supplierId !== supplier.existing?.id)
    refuse("subcontract_number", "This number is recorded for another supplier.");
  else if (existing?.state === "closed" && change !== "unchanged")
    refuse("subcontract_number", "This subcontract is closed and cannot be changed.");
  if (problems.length > 0 || !contractId || !supplier) return { ok: false, problems };
  const { contractPiid, number } = subcontract;
  return {
    ok: true,
    planned: {
      row,
      change,
      existing,
      supplier: supplier.index,
      contractId,
      contractPiid,
      number,
      ...values,
    },
    keep: () => book.rows.set(number, row),
  };
}

type Values = Pick<
  PlannedSubcontract,
  | "title"
  | "plannedAwardOn"
  | "value"
  | "information"
  | "cuiCategories"
  | "commercialOffTheShelfOnly"
>;

/** What is blank in the file stays as it is recorded. */
function merge(existing: ExistingSubcontract | null, given: ImportedSubcontract): Values {
  const { title } = given;
  const information = given.information ?? existing?.information ?? null;
  const categories =
    given.cuiCategories.length > 0 ? given.cuiCategories : (existing?.cuiCategories ?? []);
  return {
    title,
    plannedAwardOn: given.plannedAwardOn ?? existing?.plannedAwardOn ?? null,
    value: given.value ?? existing?.value ?? null,
    information,
    // Categories stay with CUI, and go with it.
    cuiCategories: information === "CUI" ? categories : [],
    commercialOffTheShelfOnly:
      given.information === null
        ? (existing?.commercialOffTheShelfOnly ?? false)
        : given.commercialOffTheShelfOnly,
  };
}

function changeOf(existing: ExistingSubcontract | null, values: Values) {
  if (!existing) return "new" as const;
  const isSame =
    existing.title === values.title &&
    existing.plannedAwardOn === values.plannedAwardOn &&
    existing.value === values.value &&
    existing.information === values.information &&
    existing.cuiCategories.join() === values.cuiCategories.join() &&
    existing.commercialOffTheShelfOnly === values.commercialOffTheShelfOnly;
  return isSame ? ("unchanged" as const) : ("changed" as const);
}
