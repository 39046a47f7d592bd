import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { IMPORT_COLUMNS, type ImportColumn } from "./columns.ts";
import type { ImportProblem } from "./read-rows.ts";

/** One row of a table: its number in the file, from 1, and its cells as text. */
export type TableRow = { row: number; cells: readonly string[] };

/** What lists of other systems call our columns, in small letters with one `_` between words. */
const ALIASES: Readonly<Record<string, ImportColumn>> = {
  ...aliases("legal_name", "name supplier supplier_name company company_name legal_business_name"),
  ...aliases("legal_name", "vendor vendor_name supplier_legal_name business_name"),
  ...aliases("uei", "unique_entity_id unique_entity_identifier uei_number sam_uei uei_sam"),
  ...aliases("cages", "cage cage_code cage_codes cage_s cage_code_s ncage cage_ncage"),
  ...aliases("tags", "tag labels keywords"),
  ...aliases(
    "contact_name",
    "contact poc poc_name point_of_contact primary_contact contact_person",
  ),
  ...aliases("contact_email", "email e_mail email_address contact_e_mail poc_email contact_mail"),
  ...aliases("contact_email", "contact_email_address e_mail_address mail"),
  ...aliases("contact_title", "poc_title job_title contact_job_title contact_role"),
  ...aliases("contract_piid", "piid contract contract_number contract_no prime_contract"),
  ...aliases("contract_piid", "prime_contract_number prime_contract_no"),
  ...aliases("subcontract_number", "subcontract subcontract_no po po_number po_no"),
  ...aliases("subcontract_number", "purchase_order purchase_order_number purchase_order_no"),
  ...aliases("subcontract_title", "subcontract_description"),
  ...aliases("planned_award_on", "planned_award planned_award_date award_planned_on"),
  ...aliases("subcontract_value", "value subcontract_amount po_value po_amount value_usd amount"),
  ...aliases("subcontract_value", "subcontract_value_usd total_value po_value_usd order_value"),
  ...aliases("information", "information_flowed information_type fci_cui"),
  ...aliases("cui_categories", "cui_category categories cui_markings cui_marking"),
  ...aliases("commercial_off_the_shelf_only", "cots cots_only off_the_shelf_only"),
};

function aliases(column: ImportColumn, names: string): Record<string, ImportColumn> {
  return Object.fromEntries(names.split(" ").map((name) => [name, column]));
}

/** A name as it is compared: `CAGE Code(s)` is `cage_code_s`. */
export function plainName(written: string): string {
  return cleanSearch(written)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

/** Where each column stands in the rows of a table. */
export type Header = {
  /** number of the row that names the columns */
  row: number;
  /** the name of each recognised column as the file writes it, and its place */
  columns: Partial<Record<ImportColumn, { name: string; index: number }>>;
  /** names of columns that are not known: their cells are left out */
  leftOut: string[];
  width: number;
};

/** How far down the row that names the columns may stand: lists often begin with a title. */
const DEEPEST_HEADER = 10;

/**
 * Find the row that names the columns: of the first rows, the one that names most of them.
 *
 * @param rows without those that are blank.
 * @returns null when none of them names the supplier's legal name.
 * @throws never
 */
export function findHeader(rows: readonly TableRow[]): Header | null {
  let best: Header | null = null;
  for (const row of rows.slice(0, DEEPEST_HEADER)) {
    const header = readHeader(row);
    if (!header.columns.legal_name) continue;
    if (!best || countOf(header) > countOf(best)) best = header;
  }
  return best;
}

/** How many columns a header names. */
export function countOf({ columns }: Header): number {
  return Object.keys(columns).length;
}

function readHeader({ row, cells }: TableRow): Header {
  const header: Header = { row, columns: {}, leftOut: [], width: cells.length };
  const names = cells.map((cell) => cleanSearch(cell));
  const plain = names.map(plainName);
  const place = (column: ImportColumn | undefined, index: number) => {
    const name = names[index] ?? "";
    if (column && !header.columns[column]) header.columns[column] = { name, index };
    else if (name) header.leftOut.push(name);
  };
  // A column with our own name is the one that is meant, wherever one with another stands.
  const own = plain.map((name) => IMPORT_COLUMNS.find((column) => column === name));
  own.forEach((column, index) => {
    if (column) place(column, index);
  });
  own.forEach((column, index) => {
    if (!column) place(ALIASES[plain[index] ?? ""], index);
  });
  return header;
}

/** What is wrong with the names of the columns as a whole. */
export function listHeaderProblems(
  rows: readonly TableRow[],
  header: Header | null,
): ImportProblem[] {
  const first = rows[0];
  if (!header)
    return [
      {
        row: first?.row ?? 1,
        column: "legal_name",
        problem: `No column is named legal_name, Legal name, Supplier or Company. The first row has: ${
          (first?.cells ?? []).filter(Boolean).slice(0, 12).join(", ") || "nothing"
        }.`,
      },
    ];
  const cells = rows.find(({ row }) => row === header.row)?.cells ?? [];
  return Object.entries(header.columns).flatMap(([column, { name }]) =>
    cells.filter((cell) => plainName(cell) === plainName(name)).length > 1
      ? [{ row: header.row, column, problem: `Two columns are named ${name}. Take one away.` }]
      : [],
  );
}
