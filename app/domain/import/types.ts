import type { Information } from "#app/domain/subcontract/information.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { ImportedContact, ImportProblem } from "./read-rows.ts";

/** What is recorded already of what a file names. */
export type ImportExisting = {
  suppliers: ExistingSupplier[];
  contacts: ExistingContact[];
  contracts: { id: string; piid: string }[];
  subcontracts: ExistingSubcontract[];
};

export type ExistingContact = { supplierId: string; email: string; name: string };

export type ExistingSupplier = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
};

export type ExistingSubcontract = {
  id: string;
  number: string;
  contractId: string;
  supplierId: string;
  title: string;
  state: SubcontractState;
  plannedAwardOn: string | null;
  value: number | null;
  information: Information | null;
  cuiCategories: string[];
  commercialOffTheShelfOnly: boolean;
};

/** What an import does with one thing. */
export const IMPORT_CHANGES = ["new", "changed", "unchanged"] as const;
export type ImportChange = (typeof IMPORT_CHANGES)[number];

export type PlannedSupplier = {
  /** the first row that names it */
  row: number;
  change: ImportChange;
  /** null: it gets its id when the import is confirmed */
  existing: ExistingSupplier | null;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  /** those that are not recorded yet */
  newContacts: ImportedContact[];
  /** those that are recorded without a name, which the file gives */
  namedContacts: { email: string; name: string }[];
};

export type PlannedSubcontract = {
  row: number;
  change: ImportChange;
  existing: ExistingSubcontract | null;
  /** index into `suppliers` */
  supplier: number;
  contractId: string;
  contractPiid: string;
  number: string;
  title: string;
  plannedAwardOn: string | null;
  value: number | null;
  information: Information | null;
  cuiCategories: string[];
  commercialOffTheShelfOnly: boolean;
};

/** What an import would do; nothing of it is done before somebody confirms. */
export type ImportPlan = {
  suppliers: PlannedSupplier[];
  subcontracts: PlannedSubcontract[];
  /** what in the file does not fit what is recorded, or itself; these rows are left out */
  problems: ImportProblem[];
};
