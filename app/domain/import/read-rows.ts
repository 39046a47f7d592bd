import { findPiidProblem, readPiid } from "#app/domain/contract/piid.ts";
import { isKeepableText, keepableText } from "#app/domain/kernel/keepable-text.ts";
import { cleanLine } from "#app/domain/kernel/pasted-text.ts";
import {
  findCageProblem,
  findUeiProblem,
  isCage,
  parseCages,
  readUei,
} from "#app/domain/organization/identifiers.ts";
import { Email } from "#app/domain/person/credentials.ts";
import { INFORMATION, type Information } from "#app/domain/subcontract/information.ts";
import { readValue } from "#app/domain/subcontract/value.ts";
import { findTagProblem, parseTags } from "#app/domain/supplier/tags.ts";
import { cuiCategories } from "#catalogs/index.ts";
import { IMPORT_COLUMNS, type ImportColumn } from "./columns.ts";
import { type DateOrder, findDateOrder, readListDay } from "./date-order.ts";
import { findHeader, type Header, listHeaderProblems, type TableRow } from "./header.ts";
import { isPower, sayPower } from "./mangled-code.ts";
import { headerOf, type ListMapping } from "./mapping.ts";

/** Something wrong with a file, in a row of it; `column` is "" for a whole row. */
export type ImportProblem = { row: number; column: string; problem: string };

/** Somebody to write to; the name is "" where it is to follow. */
export type ImportedContact = { name: string; email: string; title: string | null };

export type ImportedSubcontract = {
  contractPiid: string;
  number: string;
  title: string;
  plannedAwardOn: string | null;
  /** in whole US dollars; null: not said in the file */
  value: number | null;
  /** null: not answered in the file */
  information: Information | null;
  /** empty: not said in the file */
  cuiCategories: string[];
  commercialOffTheShelfOnly: boolean;
};

/** One row of a supplier list, read. */
export type ImportRow = {
  row: number;
  /** it has problems: what else is wrong is still told, and nothing of it is written */
  isWrong?: true;
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

/** A supplier list, read: its rows, what is wrong, and how it was taken. */
export type ImportReading = {
  /** the rows without problems */
  rows: ImportRow[];
  /** those with any: nothing of them is written, but what else is wrong with them is told at once */
  wrongRows: ImportRow[];
  /** every problem of every row, in their order */
  problems: ImportProblem[];
  /** rows that are not blank, below the one that names the columns */
  rowCount: number;
  /** the recognised columns, each with its name in the file, in the file's order */
  columns: { name: string; column: ImportColumn }[];
  /** names of columns that are not known: their cells are left out */
  leftOut: string[];
  /** rows that are not blank, above the one that names the columns: they are left out */
  rowsAbove: number;
  /** in which order dates in numbers were read; null: no date needed one */
  dateOrder: DateOrder | null;
  /** what only a person can say before the file is read */
  questions: ListQuestion[];
};

/** What only a person can say of a file: which column is which, in which order its dates are. */
export type ListQuestion =
  | { kind: "columns"; problem: string }
  | { kind: "date-order"; example: string };

/**
 * Read the rows of a supplier list. Rows and cells that are blank are none.
 *
 * @param table the cells row by row; one of the first rows names the columns, in any order.
 * @param mapping how a person takes its columns; absent: by their names.
 * @throws never
 */
export function readImportRows(
  table: readonly TableRow[],
  mapping: ListMapping | null = null,
): ImportReading {
  const filled = listFilledRows(table).map(keepable);
  const header = mapping ? headerOf(filled, mapping) : findHeader(filled);
  const problems = mapping ? [] : listHeaderProblems(filled, header);
  const rowsAbove = header ? filled.findIndex(({ row }) => row === header.row) : 0;
  const below = header ? filled.slice(rowsAbove + 1) : filled.slice(1);
  const found = findDateOrder(header ? cellsIn(below, header, "planned_award_on") : []);
  const dateOrder = mapping?.dateOrder ?? found.order;
  const reading: ImportReading = {
    rows: [],
    wrongRows: [],
    problems,
    rowCount: below.length,
    columns: header ? listColumns(header) : [],
    leftOut: header?.leftOut ?? [],
    rowsAbove,
    dateOrder,
    questions: problems.map(({ problem }) => ({ kind: "columns", problem })),
  };
  if (found.ambiguous !== null && dateOrder === null)
    reading.questions.push({ kind: "date-order", example: found.ambiguous });
  if (header && problems.length === 0) for (const row of below) readInto(reading, row, header);
  return reading;
}

/** Read one row, and put it and what is wrong with it where they belong. */
function readInto(
  { rows, wrongRows, problems, dateOrder }: ImportReading,
  { row, cells, isWhole }: KeepableRow,
  header: Header,
): void {
  const before = problems.length;
  // The first problem of a cell says enough of it.
  const refuse: Refuse = (column, problem) => {
    if (problems.slice(before).some((one) => one.column === column)) return;
    problems.push({ row, column, problem });
  };
  if (cells.slice(header.width).some((cell) => cleanLine(cell) !== ""))
    problems.push({ row, column: "", problem: "There are more cells than columns." });
  if (!isWhole) problems.push({ row, column: "", problem: UNKEEPABLE });
  const read = readRow(row, cellsOf(header, cells), { refuse, dateOrder });
  if (problems.length === before) rows.push(read);
  else wrongRows.push({ ...read, isWrong: true });
}

/** The rows that hold something. */
export function listFilledRows(table: readonly TableRow[]): TableRow[] {
  return table.filter(({ cells }) => cells.some((cell) => cleanLine(cell) !== ""));
}

function cellsIn(rows: readonly TableRow[], { columns }: Header, column: ImportColumn): string[] {
  const place = columns[column];
  return place ? rows.map(({ cells }) => cells[place.index] ?? "") : [];
}

type KeepableRow = TableRow & { isWhole: boolean };

/** A row without what cannot be kept of its cells, and whether there was anything such. */
function keepable({ row, cells }: TableRow): KeepableRow {
  return { row, cells: cells.map(keepableText), isWhole: cells.every(isKeepableText) };
}

function listColumns({ columns }: Header): ImportReading["columns"] {
  return IMPORT_COLUMNS.flatMap((column) => {
    const found = columns[column];
    return found ? [{ column, name: found.name, index: found.index }] : [];
  })
    .sort((a, b) => a.index - b.index)
    .map(({ column, name }) => ({ name, column }));
}

function cellsOf({ columns }: Header, cells: readonly string[]): Cells {
  return Object.fromEntries(
    IMPORT_COLUMNS.map((column) => {
      const place = columns[column];
      return [column, place ? cleanLine(cells[place.index] ?? "") : ""];
    }),
  ) as Cells;
}

/** What a spreadsheet shows in the place of a value that it could not compute. */
const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;
/** The columns of codes, with the length that theirs have. */
const CODE_COLUMNS: readonly (readonly [column: ImportColumn, length: number | null])[] = [
  ["uei", 12],
  ["contract_piid", null],
  ["subcontract_number", null],
];

type RowReading = { refuse: Refuse; dateOrder: DateOrder | null };

function readRow(row: number, cells: Cells, { refuse, dateOrder }: RowReading): ImportRow {
  refuseSpoiled(cells, refuse);
  if (!cells.legal_name) refuse("legal_name", "Every row needs the supplier's legal name.");
  const uei = readUei(cells.uei) || null;
  const ueiProblem = uei && findUeiProblem(uei);
  if (ueiProblem) refuse("uei", ueiProblem);
  const tags = parseTags(cells.tags);
  const tagProblem = findTagProblem(tags);
  if (tagProblem) refuse("tags", tagProblem);
  return {
    row,
    legalName: singleSpaced(cells.legal_name),
    uei,
    cages: readCages(cells.cages, refuse),
    tags,
    contact: readContact(cells, refuse),
    subcontract: readSubcontract(cells, { refuse, dateOrder }),
  };
}

function singleSpaced(name: string): string {
  return name.replace(/\s+/g, " ");
}

/** Cells that hold what nobody typed, or too much. */
function refuseSpoiled(cells: Cells, refuse: Refuse): void {
  for (const column of IMPORT_COLUMNS) {
    const cell = cells[column];
    if (cell.length > LONGEST_CELL) refuse(column, `Keep it to ${LONGEST_CELL} characters.`);
    if (ERROR.test(cell)) refuse(column, `The cell holds the error ${cell} of a formula.`);
  }
  for (const [column, length] of CODE_COLUMNS)
    if (isPower(cells[column])) refuse(column, sayPower(cells[column], length));
}

function readCages(cell: string, refuse: Refuse): string[] {
  const cages = parseCages(cell);
  const power = cell.split(/[\s;]+/).find((one) => isPower(one) && !isCage(one));
  // What is shorter than a code and of digits alone was a number to the spreadsheet.
  const short = cages.find((cage) => /^\d{1,4}$/.test(cage));
  const problem = findCageProblem(cages);
  if (power) refuse("cages", sayPower(power, 5));
  else if (short)
    refuse(
      "cages",
      `${short} is too short for a CAGE code. A spreadsheet takes away zeros in front of a number; did you mean ${short.padStart(5, "0")}? Format the column as text.`,
    );
  else if (problem) refuse("cages", problem);
  return cages;
}

function readContact(cells: Cells, refuse: Refuse): ImportedContact | null {
  const { contact_name: name, contact_email: written, contact_title: title } = cells;
  if (!name && !written && !title) return null;
  const email = Email.safeParse(written).data;
  if (!written) refuse("contact_email", "Give the email address of the contact.");
  else if (!email) refuse("contact_email", `“${written}” is not an email address.`);
  return { name: singleSpaced(name), email: email ?? "", title: title || null };
}

const SUBCONTRACT_COLUMNS = IMPORT_COLUMNS.slice(IMPORT_COLUMNS.indexOf("contract_piid"));

function readSubcontract(
  cells: Cells,
  { refuse, dateOrder }: RowReading,
): ImportedSubcontract | null {
  if (SUBCONTRACT_COLUMNS.every((column) => !cells[column])) return null;
  const contractPiid = readPiid(cells.contract_piid);
  const piidProblem = findPiidProblem(contractPiid);
  if (!contractPiid) refuse("contract_piid", "Name the contract of this subcontract.");
  else if (piidProblem) refuse("contract_piid", piidProblem);
  if (!cells.subcontract_number) refuse("subcontract_number", "Give the subcontract's number.");
  if (!cells.subcontract_title) refuse("subcontract_title", "Say what is bought.");
  return {
    contractPiid,
    number: cells.subcontract_number,
    title: cells.subcontract_title,
    plannedAwardOn: readDay(cells.planned_award_on, { refuse, dateOrder }),
    value: readAmount(cells.subcontract_value, refuse),
    information: readInformation(cells.information, refuse),
    cuiCategories: readCategories(cells, refuse),
    commercialOffTheShelfOnly: readYesNo(cells, refuse),
  };
}

function readDay(cell: string, { refuse, dateOrder }: RowReading): string | null {
  if (!cell) return null;
  const reading = readListDay(cell, dateOrder);
  if (reading.ok) return reading.day;
  refuse("planned_award_on", reading.problem);
  return null;
}

function readAmount(cell: string, refuse: Refuse): number | null {
  if (!cell) return null;
  const reading = readValue(cell);
  if (reading.ok) return reading.value;
  refuse("subcontract_value", reading.problem);
  return null;
}

function readCategories(cells: Cells, refuse: Refuse): string[] {
  const column = "cui_categories";
  const markings = [
    ...new Set(
      cells[column]
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  const known = new Set(cuiCategories().map(({ marking }) => marking));
  const unknown = markings.find((marking) => !known.has(marking));
  if (unknown)
    refuse(column, `${unknown} is no marking of the CUI Registry, like CTI, EXPT or PROPIN.`);
  if (markings.length > 0 && cells.information.toUpperCase() !== "CUI")
    refuse(column, "Categories stand beside CUI only. Write CUI under information.");
  return markings;
}

function readInformation(text: string, refuse: Refuse): Information | null {
  if (!text) return null;
  const found = INFORMATION.find((one) => one.toLowerCase() === text.toLowerCase());
  if (!found) refuse("information", `“${text}” is not known. Write none, FCI or CUI.`);
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
