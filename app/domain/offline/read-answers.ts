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
import { keyOf } from "./write-sheets.ts";

export type OfflineReading = {
  /** what was answered, by section; sections of which nothing was are absent */
  answers: Map<SubmissionSection, SectionValues>;
  problems: CellProblem[];
  /** how many rows of the spreadsheet were found */
  rowCount: number;
};

type Placed = { question: OfflineQuestion; cell: string; text: string };

const QUESTIONS = new Map(OFFLINE_QUESTIONS.map((question) => [keyOf(question), question]));

/**
 * Read the answers of a spreadsheet that was filled in. A row is known by its key, wherever rows and
 * columns were moved; an empty answer says nothing.
 *
 * @param sections that are asked; what others say is left out.
 * @throws never
 */
export function readOfflineAnswers(
  rows: readonly TableRow[],
  sections: readonly SubmissionSection[],
  context: FormContext,
): OfflineReading {
  const answers = new Map<SubmissionSection, SectionValues>();
  const problems: CellProblem[] = [];
  const found = rows.flatMap((row) => placedIn(row, columnOfAnswers(rows)));
  const asked = found.filter(({ question }) => sections.includes(question.section));
  for (const placed of asked) {
    const { question, text } = placed;
    if (text === "") continue;
    const value = readValue(question, text);
    if (value === null) problems.push(problemOf(placed, whyNoOption(question)));
    else
      answers.set(question.section, {
        ...answers.get(question.section),
        [question.field]: value,
      });
  }
  for (const [section, values] of answers)
    problems.push(...findWrong(section, values, asked, context));
  return { answers, problems, rowCount: asked.length };
}

/** Where the answers stand: under their header, or where they were when it was written. */
function columnOfAnswers(rows: readonly TableRow[]): number {
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => cleanSearch(cell) === "your answer");
    if (at >= 0) return at;
  }
  return 2;
}

function placedIn({ row, cells }: TableRow, column: number): Placed[] {
  const key = cells.find((cell) => QUESTIONS.has(cell.trim()));
  const question = QUESTIONS.get(key?.trim() ?? "");
  if (!question) return [];
  const cell = `${String.fromCharCode(65 + column)}${row}`;
  return [{ question, cell, text: (cells[column] ?? "").trim() }];
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
