import { formatPiid } from "#app/domain/contract/piid.ts";
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
  | { ok: false; problem: ImportProblem };

/** What a row does with the subcontract it names; null when it names none. */
export function planSubcontract(
  { row, subcontract }: ImportRow,
  supplier: { index: number; existing: ExistingSupplier | null },
  book: SubcontractBook,
): Planned | null {
  if (!subcontract) return null;
  const contractId = book.contracts.get(subcontract.contractPiid);
  const existing = book.recorded.get(subcontract.number) ?? null;
  const refuse = (column: string, problem: string): Planned => ({
    ok: false,
    problem: { row, column, problem },
  });
  if (!contractId)
    return refuse(
      "contract_piid",
      `No contract ${formatPiid(subcontract.contractPiid)} is recorded. Record the contract first.`,
    );
  const twin = book.rows.get(subcontract.number);
  if (twin) return refuse("subcontract_number", `This number stands in row ${twin} too.`);
  if (existing && existing.contractId !== contractId)
    return refuse("contract_piid", "This subcontract is recorded under another contract.");
  if (existing && existing.supplierId !== supplier.existing?.id)
    return refuse("subcontract_number", "This number is recorded for another supplier.");
  const values = merge(existing, subcontract);
  const change = changeOf(existing, values);
  if (existing?.state === "closed" && change !== "unchanged")
    return refuse("subcontract_number", "This subcontract is closed and cannot be changed.");
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
  "title" | "plannedAwardOn" | "information" | "commercialOffTheShelfOnly"
>;

/** What is blank in the file stays as it is recorded. */
function merge(existing: ExistingSubcontract | null, given: ImportedSubcontract): Values {
  const { title, information } = given;
  return {
    title,
    plannedAwardOn: given.plannedAwardOn ?? existing?.plannedAwardOn ?? null,
    information: information ?? existing?.information ?? null,
    commercialOffTheShelfOnly:
      information === null
        ? (existing?.commercialOffTheShelfOnly ?? false)
        : given.commercialOffTheShelfOnly,
  };
}

function changeOf(existing: ExistingSubcontract | null, values: Values) {
  if (!existing) return "new" as const;
  const isSame =
    existing.title === values.title &&
    existing.plannedAwardOn === values.plannedAwardOn &&
    existing.information === values.information &&
    existing.commercialOffTheShelfOnly === values.commercialOffTheShelfOnly;
  return isSame ? ("unchanged" as const) : ("changed" as const);
}
