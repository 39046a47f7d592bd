import { z } from "zod";
import { readPiid } from "#app/domain/contract/piid.ts";
import { isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { isKeepableText, keepableText } from "#app/domain/kernel/keepable-text.ts";
import {
  CAGE_FORM,
  isCage,
  isUei,
  parseCages,
  UEI_FORM,
} from "#app/domain/organization/identifiers.ts";
import { INFORMATION, type Information } from "#app/domain/subcontract/information.ts";
import { findTagProblem, parseTags } from "#app/domain/supplier/tags.ts";
import { IMPORT_COLUMNS, type ImportColumn } from "./columns.ts";

/** Something wrong with a file. Row 1 is the line of column names; `column` is "" for a whole row. */
export type ImportProblem = { row: number; column: string; problem: string };

export type ImportedContact = { name: string; email: string; title: string | null };

export type ImportedSubcontract = {
  contractPiid: string;
  number: string;
  title: string;
  plannedAwardOn: string | null;
  /** null: not answered in the file */
  information: Information | null;
  commercialOffTheShelfOnly: boolean;
};

/** One row of a supplier list, read. */
export type ImportRow = {
  row: number;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  contact: ImportedContact | null;
  subcontract: ImportedSubcontract | null;
};

type Cells = Record<ImportColumn, string>;
type Refuse = (column: ImportColumn, problem: string) => void;

const LONGEST_CELL = 200;
const UNKEEPABLE = "A cell holds a character that cannot be kept. Type it anew.";

/**
 * Read the lines of a supplier list. A row with any problem is left out of `rows`.
 *
 * @param records the cells line by line; the first line names the columns, in any order.
 * @returns every problem of every row, in their order.
 * @throws never
 */
export function readImportRows(records: readonly (readonly string[])[]): {
  rows: ImportRow[];
  problems: ImportProblem[];
} {
  const header = (records[0] ?? []).map((name) => keepableText(name).trim().toLowerCase());
  const problems = listHeaderProblems(header);
  if (problems.length > 0) return { rows: [], problems };
  const rows: ImportRow[] = [];
  records.slice(1).forEach((record, index) => {
    const row = index + 2;
    const before = problems.length;
    const refuse: Refuse = (column, problem) => problems.push({ row, column, problem });
    if (record.length > header.length)
      problems.push({ row, column: "", problem: "There are more cells than columns." });
    if (!record.every(isKeepableText)) problems.push({ row, column: "", problem: UNKEEPABLE });
    const read = readRow(row, cellsOf(header, record), refuse);
    if (problems.length === before) rows.push(read);
  });
  return { rows, problems };
}

function listHeaderProblems(header: readonly string[]): ImportProblem[] {
  const known: readonly string[] = IMPORT_COLUMNS;
  const refuse = (column: string, problem: string) => ({ row: 1, column, problem });
  return [
    ...(header.includes("legal_name")
      ? []
      : [refuse("legal_name", "This column is missing. The first line must name the columns.")]),
    ...header
      .filter((name) => !known.includes(name))
      .map((name) => refuse(name, "This column is not known. See the columns above.")),
    ...header
      .filter((name, index) => header.indexOf(name) !== index)
      .map((name) => refuse(name, "This column is there twice.")),
  ];
}

function cellsOf(header: readonly string[], record: readonly string[]): Cells {
  return Object.fromEntries(
    IMPORT_COLUMNS.map((column) => [
      column,
      keepableText(record[header.indexOf(column)] ?? "").trim(),
    ]),
  ) as Cells;
}

function readRow(row: number, cells: Cells, refuse: Refuse): ImportRow {
  for (const column of IMPORT_COLUMNS)
    if (cells[column].length > LONGEST_CELL)
      refuse(column, `Keep it to ${LONGEST_CELL} characters.`);
  if (!cells.legal_name) refuse("legal_name", "Every row needs the supplier's legal name.");
  const uei = cells.uei.replace(/\s/g, "").toUpperCase() || null;
  if (uei && !isUei(uei)) refuse("uei", UEI_FORM);
  const cages = parseCages(cells.cages);
  const wrong = cages.filter((cage) => !isCage(cage));
  if (wrong.length > 0) refuse("cages", `Not a CAGE code: ${wrong.join(", ")}. ${CAGE_FORM}`);
  const tags = parseTags(cells.tags);
  const tagProblem = findTagProblem(tags);
  if (tagProblem) refuse("tags", tagProblem);
  return {
    ...{ row, legalName: cells.legal_name.replace(/\s+/g, " "), uei, cages, tags },
    contact: readContact(cells, refuse),
    subcontract: readSubcontract(cells, refuse),
  };
}

function readContact(cells: Cells, refuse: Refuse): ImportedContact | null {
  const { contact_name: name, contact_email: email, contact_title: title } = cells;
  if (!name && !email && !title) return null;
  if (!name) refuse("contact_name", "Give the name of the contact.");
  if (!email) refuse("contact_email", "Give the email address of the contact.");
  else if (!z.email().safeParse(email).success)
    refuse("contact_email", `"${email}" is not an email address.`);
  return { name, email: email.toLowerCase(), title: title || null };
}

const SUBCONTRACT_COLUMNS = IMPORT_COLUMNS.slice(IMPORT_COLUMNS.indexOf("contract_piid"));

function readSubcontract(cells: Cells, refuse: Refuse): ImportedSubcontract | null {
  if (SUBCONTRACT_COLUMNS.every((column) => !cells[column])) return null;
  const contractPiid = readPiid(cells.contract_piid);
  if (!contractPiid) refuse("contract_piid", "Name the contract of this subcontract.");
  if (!cells.subcontract_number) refuse("subcontract_number", "Give the subcontract's number.");
  if (!cells.subcontract_title) refuse("subcontract_title", "Say what is bought.");
  const plannedAwardOn = cells.planned_award_on || null;
  if (plannedAwardOn && !isCalendarDate(plannedAwardOn))
    refuse("planned_award_on", `"${plannedAwardOn}" is not a date. Write it like 2027-01-15.`);
  return {
    contractPiid,
    number: cells.subcontract_number,
    title: cells.subcontract_title,
    plannedAwardOn,
    information: readInformation(cells.information, refuse),
    commercialOffTheShelfOnly: readYesNo(cells, refuse),
  };
}

function readInformation(text: string, refuse: Refuse): Information | null {
  if (!text) return null;
  const found = INFORMATION.find((one) => one.toLowerCase() === text.toLowerCase());
  if (!found) refuse("information", `"${text}" is not known. Write none, FCI or CUI.`);
  return found ?? null;
}

function readYesNo(cells: Cells, refuse: Refuse): boolean {
  const column = "commercial_off_the_shelf_only";
  const text = cells[column].toLowerCase();
  if (!["", "yes", "no", "true", "false"].includes(text)) refuse(column, "Write yes or no.");
  if (text && !cells.information)
    refuse("information", "Say what information flows too: none, FCI or CUI.");
  return text === "yes" || text === "true";
}
