import type { TableRow } from "#app/domain/import/header.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";

/** What a column of a spreadsheet of results can hold, in the order in which it is asked. */
export const RESULT_FIELDS = [
  "requirement",
  "status",
  "objectives",
  "ground",
  "note",
  "evidence",
  "evidenceOn",
] as const;
export type ResultField = (typeof RESULT_FIELDS)[number];

/** How each reads where its column is chosen. */
export const RESULT_FIELD_WORDS: Record<ResultField, string> = {
  requirement: "Number of the requirement or objective",
  status: "Status",
  objectives: "Objectives that are met",
  ground: "Reason, where it does not apply or is an exception",
  note: "Note",
  evidence: "Evidence",
  evidenceOn: "Date that the evidence is about",
};

/** What spreadsheets call our columns, in small letters with one space between words; best first. */
const NAMES: Record<ResultField, readonly string[]> = {
  requirement: [
    "requirement",
    "requirement id",
    "requirement number",
    "security requirement",
    "objective",
    "control",
    "control id",
    "control number",
    "nist control",
    "practice",
    "practice id",
    "nist sp 800 171",
    "nist 800 171",
    "800 171",
    "cmmc id",
    "identifier",
    "number",
    "id",
  ],
  status: [
    "status",
    "result",
    "assessment result",
    "implementation status",
    "finding",
    "met",
    "met not met",
    "implemented",
    "compliance",
    "compliance status",
    "determination",
  ],
  objectives: ["objectives met", "objectives", "assessment objectives met"],
  ground: ["reason", "justification", "rationale", "basis"],
  note: ["note", "notes", "comment", "comments", "remarks", "implementation"],
  evidence: ["evidence", "artifact", "artifacts", "evidence artifacts", "proof"],
  evidenceOn: ["evidence date", "date of evidence", "evidence as of", "artifact date"],
};

/** Where each field stands: the place of its column from 0; null where there is none. */
export type ResultColumns = Record<ResultField, number | null>;

export type ResultHeader = {
  /** number of the row that names the columns; null where none does */
  row: number | null;
  /** as the file names them */
  names: string[];
  columns: ResultColumns;
};

/** How far down the row that names the columns may stand. */
const DEEPEST_HEADER = 15;

/**
 * Find the row that names the columns, and guess what each holds.
 *
 * @returns of the first rows the one that names most of them; without one nothing is guessed.
 * @throws never
 */
export function findResultHeader(rows: readonly TableRow[]): ResultHeader {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const unnamed = Array.from({ length: width }, () => "");
  let best: ResultHeader = { row: null, names: unnamed, columns: columnsOf([]) };
  let most = 1;
  for (const { row, cells } of rows.slice(0, DEEPEST_HEADER)) {
    const columns = columnsOf(cells);
    const count = Object.values(columns).filter((place) => place !== null).length;
    if (columns.requirement === null || count <= most) continue;
    most = count;
    best = { row, names: unnamed.map((_, place) => cells[place]?.trim() ?? ""), columns };
  }
  return best;
}

function columnsOf(cells: readonly string[]): ResultColumns {
  const plain = cells.map((cell) =>
    cleanSearch(cell)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  const find = (field: ResultField) => {
    const name = NAMES[field].find((one) => plain.includes(one));
    return name === undefined ? null : plain.indexOf(name);
  };
  return {
    requirement: find("requirement"),
    status: find("status"),
    objectives: find("objectives"),
    ground: find("ground"),
    note: find("note"),
    evidence: find("evidence"),
    evidenceOn: find("evidenceOn"),
  };
}

/** `A` to `Z`, then `AA`: how spreadsheets name the column at a place from 0. */
export function columnLetter(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetter(Math.floor(place / 26) - 1) + letter;
}

/** The most rows and columns a spreadsheet of results may have: 320 objectives, and room around. */
export const MOST_RESULT_ROWS = 2_000;
export const MOST_RESULT_COLUMNS = 60;
