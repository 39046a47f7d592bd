import type { TableRow } from "#app/domain/import/header.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import {
  type FormContext,
  type SectionValues,
  sectionForm,
} from "#app/domain/submission/answers.ts";
import type { CellProblem } from "#app/domain/submission/sheet-note.ts";
import { LISTED_FIELDS, OFFLINE_QUESTIONS, type OfflineQuestion } from "./questions.ts";
import {
  ANSWER_COLUMN,
  HAD_COLUMN,
  keyOf,
  OFFLINE_COLUMNS,
  REQUEST_COLUMN,
  shown,
} from "./write-sheets.ts";

type BySection = Map<SubmissionSection, SectionValues>;

export type OfflineReading = {
  /** what was answered, by section; sections of which nothing was are absent */
  answers: BySection;
  /** what stands in it as it was filled in for whoever got it: nobody answered that */
  unchanged: BySection;
  problems: CellProblem[];
  /** how many rows of the spreadsheet were found */
  rowCount: number;
  /** the requests that its rows were written for; none where its mark was lost */
  requestIds: string[];
};

type Placed = {
  question: OfflineQuestion;
  cell: string;
  text: string;
  /** what was filled in when it was written; empty for nothing, or where that was lost */
  had: string;
  requestId: string | null;
};

const QUESTIONS = new Map(OFFLINE_QUESTIONS.map((question) => [keyOf(question), question]));

/**
 * Read the answers of a spreadsheet that was filled in. A row is known by its key, wherever rows and
 * columns were moved; an empty answer says nothing, and neither does one that stands as it was sent.
 *
 * @param sections that are asked; what others say is left out.
 * @param known what the portal has, which stands for what was filled in where the mark was lost.
 * @throws never
 */
export function readOfflineAnswers(
  rows: readonly TableRow[],
  sections: readonly SubmissionSection[],
  context: FormContext,
  known: readonly { section: SubmissionSection; values: SectionValues }[] = [],
): OfflineReading {
  const answers: BySection = new Map();
  const unchanged: BySection = new Map();
  const problems: CellProblem[] = [];
  const columns = {
    answer: columnOf(rows, ANSWER_COLUMN),
    had: columnOf(rows, HAD_COLUMN),
    request: columnOf(rows, REQUEST_COLUMN),
  };
  const found = rows.flatMap((row) => placedIn(row, columns));
  const requestIds = [...new Set(found.flatMap(({ requestId }) => requestId ?? []))];
  const asked = found
    .filter(({ question }) => sections.includes(question.section))
    .map((one) => (requestIds.length > 0 ? one : { ...one, had: knownOf(known, one) }));
  for (const placed of asked) {
    const { question, text, had } = placed;
    if (text === "") {
      if (had !== "") problems.push(problemOf({ ...placed, text: had }, EMPTIED));
      continue;
    }
    const value = readValue(question, text);
    if (value === null) problems.push(problemOf(placed, whyNoOption(question)));
    else add(isSame(text, had) ? unchanged : answers, question, value);
  }
  for (const [section, values] of answers)
    problems.push(...findWrong(section, { ...unchanged.get(section), ...values }, asked, context));
  return { answers, unchanged, problems, rowCount: asked.length, requestIds };
}

const EMPTIED =
  "This was filled in for you and the cell was emptied. Check whether it still holds.";
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What stands in a cell as the portal has it; an emptied one tells nothing where nobody knows what it held. */
function knownOf(
  known: readonly { section: SubmissionSection; values: SectionValues }[],
  { question, text }: Placed,
): string {
  const values = known.find(({ section }) => section === question.section)?.values;
  return text === "" ? "" : shown(question, values?.[question.field]);
}

function add(to: BySection, { section, field }: OfflineQuestion, value: string | string[]): void {
  to.set(section, { ...to.get(section), [field]: value });
}

/** Programs may change how lines and spaces are kept. */
function isSame(text: string, had: string): boolean {
  return text.replace(/\s+/g, " ") === had.replace(/\s+/g, " ");
}

/** Where something stands: under its header, or where it was when the spreadsheet was written. */
function columnOf(rows: readonly TableRow[], written: number): number {
  const header = cleanSearch(OFFLINE_COLUMNS[written]?.header ?? "");
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => cleanSearch(cell) === header);
    if (at >= 0) return at;
  }
  return written;
}

function placedIn(
  { row, cells }: TableRow,
  columns: { answer: number; had: number; request: number },
): Placed[] {
  const key = cells.find((cell) => QUESTIONS.has(cell.trim()));
  const question = QUESTIONS.get(key?.trim() ?? "");
  if (!question) return [];
  const textAt = (column: number) => (cells[column] ?? "").trim();
  const requestId = textAt(columns.request).toLowerCase();
  return [
    {
      question,
      cell: `${String.fromCharCode(65 + columns.answer)}${row}`,
      text: textAt(columns.answer),
      had: textAt(columns.had),
      requestId: ID.test(requestId) ? requestId : null,
    },
  ];
}

function readValue({ options, field }: OfflineQuestion, text: string): string | string[] | null {
  if (options) {
    const chosen = options.find(({ label }) => label.toLowerCase() === text.toLowerCase());
    return chosen?.value ?? null;
  }
  if (!LISTED_FIELDS.has(field)) return text;
  return text
    .split(/[,;\n]+/)
    .map((mark) => mark.trim().replace(/\s+/g, " ").toLowerCase())
    .filter(Boolean);
}

function whyNoOption({ options }: OfflineQuestion): string {
  return `It is none of: ${(options ?? []).map(({ label }) => label).join(", ")}.`;
}

function problemOf({ question, cell, text }: Placed, why: string): CellProblem {
  return { section: question.section, cell, label: question.label, text, why };
}

/** What the section's own form says of the answers that were given; what is missing is no problem yet. */
function findWrong(
  section: SubmissionSection,
  values: SectionValues,
  placed: readonly Placed[],
  context: FormContext,
): CellProblem[] {
  const parsed = sectionForm(section, context).safeParse(values);
  if (parsed.success) return [];
  const seen = new Set<string>();
  return parsed.error.issues.flatMap((issue) => {
    const field = String(issue.path[0] ?? "");
    const one = placed.find(
      ({ question, text }) =>
        question.section === section && question.field === field && text !== "",
    );
    if (!one || seen.has(field)) return [];
    seen.add(field);
    return [problemOf(one, issue.message)];
  });
}
