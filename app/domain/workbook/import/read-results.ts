import type { TableRow } from "#app/domain/import/header.ts";
import { cleanLine, cleanText } from "#app/domain/kernel/pasted-text.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import { requirements } from "#catalogs/index.ts";
import { lettersOf, statusesOf, type WorkbookAnswer, type WorkbookStatus } from "../answer.ts";
import { LONGEST } from "../answer-form.ts";
import { columnLetter, type ResultColumns, type ResultField } from "./columns.ts";
import { readId } from "./read-id.ts";
import { readStatus } from "./read-status.ts";

/** What is wrong with a cell, and what became of it. */
export type CellProblem = {
  row: number;
  /** as spreadsheets name it: `C` */
  column: string;
  problem: string;
};

/** What a file says of one requirement: only what its cells hold. */
export type ReadResult = {
  requirement: string;
  /** the first row that speaks of it */
  row: number;
  said: Partial<WorkbookAnswer>;
};

export type ResultsReading = {
  results: ReadResult[];
  problems: CellProblem[];
  /** rows below the names of the columns that hold anything */
  rowCount: number;
};

export type ReadOptions = {
  columns: ResultColumns;
  /** number of the row that names the columns; null where none does */
  headerRow: number | null;
  /** whether "met" without objectives ticks all of them */
  tickMet: boolean;
  /** the day today: evidence is of no later one */
  on: string;
};

/**
 * Read a spreadsheet of results: one row for each requirement, or for each of its objectives. A cell
 * that cannot be read is pointed at and left out; a blank one says nothing.
 *
 * @throws never
 */
export function readResults(rows: readonly TableRow[], options: ReadOptions): ResultsReading {
  const below = rows.filter(
    ({ row, cells }) =>
      (options.headerRow === null || row > options.headerRow) && cells.some((cell) => cell !== ""),
  );
  const reader = new Reader(options);
  for (const row of below) reader.read(row);
  return { ...reader.finish(), rowCount: below.length };
}

type Found = ReadResult & {
  ticked: Set<string>;
  /** the row for the requirement as a whole; null while there is none */
  wholeRow: number | null;
  /** whether any of its objectives has a row */
  hasObjectiveRows: boolean;
};

class Reader {
  readonly #found = new Map<string, Found>();
  readonly #problems: CellProblem[] = [];
  readonly #options: ReadOptions;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  read(row: TableRow): void {
    const typed = this.#cell(row, "requirement");
    if (typed === "") {
      this.#point(row, "requirement", "This row names no requirement. It is left out.");
      return;
    }
    const id = readId(typed);
    if (!id.ok) {
      this.#point(row, "requirement", `${id.problem} The row is left out.`);
      return;
    }
    if (id.letter === null) this.#readRequirement(row, id.requirement);
    else this.#readObjective(row, id.requirement, id.letter);
  }

  finish(): Pick<ResultsReading, "results" | "problems"> {
    const order = requirements.map(({ id }) => id);
    const results = [...this.#found.values()]
      .sort((a, b) => order.indexOf(a.requirement) - order.indexOf(b.requirement))
      .map((found) => ({
        requirement: found.requirement,
        row: found.row,
        said: { ...found.said, ...this.#tickedOf(found) },
      }));
    return { results, problems: this.#problems };
  }

  /** Objectives are said where the file speaks of them, or where "met" is to tick them. */
  #tickedOf({ requirement, said, ticked, hasObjectiveRows }: Found): Partial<WorkbookAnswer> {
    const letters = lettersOf(requirement);
    if (hasObjectiveRows || ticked.size > 0)
      return { objectives: letters.filter((letter) => ticked.has(letter)) };
    return this.#options.tickMet && said.status === "met" ? { objectives: letters } : {};
  }

  #foundOf(requirement: string, { row }: TableRow): Found {
    const found = this.#found.get(requirement) ?? {
      requirement,
      row,
      said: {},
      ticked: new Set<string>(),
      wholeRow: null,
      hasObjectiveRows: false,
    };
    this.#found.set(requirement, found);
    return found;
  }

  #readRequirement(row: TableRow, requirement: string): void {
    const found = this.#foundOf(requirement, row);
    if (found.wholeRow !== null) {
      this.#point(
        row,
        "requirement",
        `${requirement} stands in row ${found.wholeRow} already. This row is left out.`,
      );
      return;
    }
    found.wholeRow = row.row;
    const status = this.#status(row, requirement);
    for (const letter of this.#objectives(row, requirement)) found.ticked.add(letter);
    const said: Partial<WorkbookAnswer> = {
      ...(status && { status }),
      ...this.#text(row, "ground"),
      ...this.#text(row, "note"),
      ...this.#text(row, "evidence"),
      ...this.#evidenceOn(row),
    };
    found.said = said;
    this.#checkGround(row, requirement, said);
  }

  /** A row for one objective ticks it where it is met. */
  #readObjective(row: TableRow, requirement: string, letter: string): void {
    const found = this.#foundOf(requirement, row);
    found.hasObjectiveRows = true;
    const typed = this.#cell(row, "status");
    const status = typed === "" ? null : readStatus(typed);
    if (typed !== "" && !status) {
      this.#point(row, "status", `“${short(typed)}” is no status. It is left out.`);
      return;
    }
    if (status === "met" || status === "not-applicable") found.ticked.add(letter);
  }

  #status(row: TableRow, requirement: string): WorkbookStatus | null {
    const typed = this.#cell(row, "status");
    if (typed === "") return null;
    const status = readStatus(typed);
    const known = findRequirement(requirement);
    if (!status) {
      this.#point(row, "status", `“${short(typed)}” is no status. It is left out.`);
      return null;
    }
    if (known && statusesOf(known).includes(status)) return status;
    if (status !== "partial") {
      this.#point(row, "status", `${requirement} is met or not met, nothing else. It is left out.`);
      return null;
    }
    this.#point(
      row,
      "status",
      `Only 3.5.3 and 3.13.11 can be met in part. ${requirement} is taken as not met.`,
    );
    return "not-met";
  }

  #objectives(row: TableRow, requirement: string): Set<string> {
    const letters = lettersOf(requirement);
    const typed = this.#cell(row, "objectives").toLowerCase();
    if (typed === "") return new Set();
    if (typed === "all") return new Set(letters);
    const named = typed
      .replaceAll(requirement, " ")
      .split(/[^a-z]+/)
      .filter(Boolean);
    const unknown = named.filter((name) => !letters.includes(name));
    if (unknown.length > 0)
      this.#point(
        row,
        "objectives",
        `${requirement} has no objective ${unknown.map((name) => `[${short(name)}]`).join(", ")}. It is left out.`,
      );
    return new Set(named.filter((name) => letters.includes(name)));
  }

  #text(row: TableRow, field: "ground" | "note" | "evidence"): Partial<WorkbookAnswer> {
    const text = this.#cell(row, field);
    if (text === "") return {};
    if (text.length <= LONGEST[field]) return { [field]: text };
    this.#point(
      row,
      field,
      `This is longer than ${LONGEST[field]} characters. It is left out: shorten it.`,
    );
    return {};
  }

  #evidenceOn(row: TableRow): Partial<WorkbookAnswer> {
    const typed = this.#cell(row, "evidenceOn");
    if (typed === "") return {};
    const reading = readTypedDay(typed, "The date");
    const problem = reading.ok
      ? reading.day > this.#options.on && "This day is in the future."
      : reading.problem;
    if (problem) this.#point(row, "evidenceOn", `${problem} It is left out.`);
    return reading.ok && !problem ? { evidenceOn: reading.day } : {};
  }

  #checkGround(row: TableRow, requirement: string, said: Partial<WorkbookAnswer>): void {
    const { status, ground } = said;
    const isGrounded = status === "met" || status === "not-met" || status === "partial";
    if (!status || isGrounded || ground) return;
    this.#point(
      row,
      this.#options.columns.ground === null ? "status" : "ground",
      `${requirement} says this without a reason. It is taken, and counts as not met until it has one.`,
    );
  }

  #cell({ cells }: TableRow, field: ResultField): string {
    const place = this.#options.columns[field];
    const cell = place === null ? "" : (cells[place] ?? "");
    return field === "note" || field === "ground" ? cleanText(cell) : cleanLine(cell);
  }

  #point({ row }: TableRow, field: ResultField, problem: string): void {
    const place = this.#options.columns[field] ?? 0;
    this.#problems.push({ row, column: columnLetter(place), problem });
  }
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
