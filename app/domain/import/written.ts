/** The rows that confirming an import wrote, by their ids. */
export type WrittenRows = {
  newSuppliers: string[];
  changedSuppliers: string[];
  newContacts: string[];
  newSubcontracts: string[];
  changedSubcontracts: string[];
};
