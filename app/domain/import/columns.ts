/** The columns of a supplier list, in the order of the sample file. */
export const IMPORT_COLUMNS = [
  "legal_name",
  "uei",
  "cages",
  "tags",
  "contact_name",
  "contact_email",
  "contact_title",
  "contract_piid",
  "subcontract_number",
  "subcontract_title",
  "planned_award_on",
  "subcontract_value",
  "information",
  "cui_categories",
  "commercial_off_the_shelf_only",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

type ColumnWords = { label: string; what: string; example: string };

/** What stands in each column, for the page that explains the file. */
export const IMPORT_COLUMN_WORDS: Record<ImportColumn, ColumnWords> = {
  legal_name: {
    label: "Supplier: legal name",
    what: "Legal name of the supplier. Required.",
    example: "Harrow Castings, Inc.",
  },
  uei: {
    label: "Supplier: UEI",
    what: "Unique Entity ID, 12 characters.",
    example: "H4RR0WCAST25",
  },
  cages: {
    label: "Supplier: CAGE codes",
    what: "CAGE codes, with spaces between.",
    example: "7HR01 7HR02",
  },
  tags: {
    label: "Supplier: tags",
    what: "Words of your own, with semicolons between.",
    example: "castings; critical",
  },
  contact_name: {
    label: "Contact: name",
    what: "Whom to write to. May follow later.",
    example: "June Okafor",
  },
  contact_email: {
    label: "Contact: email address",
    what: "Their email address.",
    example: "june.okafor@harrow.example",
  },
  contact_title: {
    label: "Contact: title",
    what: "Their title.",
    example: "Quality manager",
  },
  contract_piid: {
    label: "Contract: number (PIID)",
    what: "Number of a contract that is recorded here already.",
    example: "N0002426C5501",
  },
  subcontract_number: {
    label: "Subcontract: number",
    what: "Number of the subcontract or purchase order under that contract.",
    example: "PO-11873",
  },
  subcontract_title: {
    label: "Subcontract: what is bought",
    what: "What is bought.",
    example: "Pump housings",
  },
  planned_award_on: {
    label: "Subcontract: planned award",
    what: "Day of the planned award, like 2027-01-15, 15 Jan 2027 or 1/15/2027.",
    example: "2027-01-15",
  },
  subcontract_value: {
    label: "Subcontract: value in US dollars",
    what: "What the subcontract is worth, in US dollars, like 1250000 or $1,250,000.",
    example: "1250000",
  },
  information: {
    label: "Subcontract: information (none, FCI, CUI)",
    what: "What information flows: none, FCI or CUI. Blank: not answered yet.",
    example: "CUI",
  },
  cui_categories: {
    label: "Subcontract: CUI categories",
    what: "Markings of the CUI Registry, with spaces between; only beside CUI.",
    example: "CTI EXPT",
  },
  commercial_off_the_shelf_only: {
    label: "Subcontract: off-the-shelf only",
    what: "Whether only off-the-shelf items are bought: yes or no.",
    example: "no",
  },
};

/** The most rows, columns and bytes one file may have; an XLSX unpacks to more bytes than it has. */
export const MOST_IMPORT_ROWS = 10_000;
export const MOST_IMPORT_COLUMNS = 256;
export const MOST_IMPORT_BYTES = 10_000_000;
export const MOST_UNPACKED_BYTES = 60_000_000;

/** A file that shows every column: two subcontracts of one supplier, and a supplier without any. */
export function sampleRows(): string[][] {
  const example = IMPORT_COLUMNS.map((column) => IMPORT_COLUMN_WORDS[column].example);
  const blank = IMPORT_COLUMNS.map(() => "");
  const change = (row: string[], changes: Partial<Record<ImportColumn, string>>) =>
    row.map((cell, index) => changes[IMPORT_COLUMNS[index] ?? "legal_name"] ?? cell);
  return [
    [...IMPORT_COLUMNS],
    example,
    change(example, {
      subcontract_number: "PO-11902",
      subcontract_title: "Catalog fasteners",
      subcontract_value: "48500",
      information: "none",
      cui_categories: "",
      commercial_off_the_shelf_only: "yes",
    }),
    change(blank, {
      legal_name: "Tidewater Coatings LLC",
      cages: "8TW55",
      contact_name: "Sam Whitlock",
      contact_email: "s.whitlock@tidewater.example",
    }),
  ];
}
