import { countWords } from "#app/domain/kernel/count-words.ts";
import { LEAST_REASON, saysEnough } from "#app/domain/kernel/form-fields.ts";
import { cleanNumber } from "#app/domain/kernel/pasted-text.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import type { ContentQuestion, TableColumn } from "#catalogs/index.ts";
import { type ContentAnswer, INSTEAD_WORDS, isBlankAnswer } from "./content-answer.ts";

/** What a problem is with: the answer itself, or the reason why it does not apply. */
export type AnswerProblem = {
  part: "answer" | "reason";
  message: string;
  /** of a table: what is wrong with which of its cells */
  cells?: readonly CellProblem[];
};
/** Lines and columns count from 0. */
export type CellProblem = { line: number; column: number; message: string };

/** What an option of a choice is called that stands for no answer. */
const INSTEAD_HINT = `, or say “${INSTEAD_WORDS.unknown}”`;

/**
 * What is missing or wrong in the answer to one question.
 *
 * @returns null where it can be handed in.
 * @throws never
 */
export function checkContentAnswer(
  question: ContentQuestion,
  answer: ContentAnswer | undefined,
): AnswerProblem | null {
  if (!answer || isBlankAnswer(answer))
    return question.required ? { part: "answer", message: sayMissing(question) } : null;
  if (answer.instead !== null) return checkInstead(question, answer);
  if (question.type === "table") return checkTable(question, answer);
  const message = CHECKS[question.type](question, answer);
  return message === null ? null : { part: "answer", message };
}

/** Each cell of a line that is there is filled in, with what its column holds. */
function checkTable(
  { columns = [] }: ContentQuestion,
  { rows }: ContentAnswer,
): AnswerProblem | null {
  const cells = rows.flatMap((row, line) =>
    columns.flatMap((asked, column) => {
      const message = checkCell(asked, row[column] ?? "");
      return message === null ? [] : [{ line, column, message }];
    }),
  );
  if (rows.length === 0) return { part: "answer", message: `${MISSING.table}.` };
  const [first] = cells;
  if (!first) return null;
  const lines = new Set(cells.map(({ line }) => line));
  const message =
    lines.size === 1
      ? `Line ${first.line + 1} is not complete. What is missing stands beside it.`
      : `${countWords(lines.size, "line")} are not complete. What is missing stands beside each.`;
  return { part: "answer", message, cells };
}

function checkCell({ label, kind = "text" }: TableColumn, cell: string): string | null {
  if (cell === "") return `Fill in “${label}”.`;
  if (kind === "number") return checkNumber(cell);
  return kind === "date" ? checkDay(cell) : null;
}

function checkNumber(text: string): string | null {
  return /^\d{1,9}$/.test(cleanNumber(text)) ? null : "Enter a whole number, such as 12.";
}

function checkDay(text: string): string | null {
  const reading = readTypedDay(text, "The date");
  return reading.ok ? null : reading.problem;
}

function sayMissing({ type, allows }: ContentQuestion): string {
  const hint = allows.includes("unknown") ? INSTEAD_HINT : "";
  return `${MISSING[type]}${hint}.`;
}

const MISSING: Record<ContentQuestion["type"], string> = {
  text: "Write an answer",
  number: "Enter a number",
  date: "Enter a date",
  choice: "Choose one answer",
  choices: "Tick what applies",
  table: "Fill in a line",
  file: "Add a file",
};

function checkInstead(
  { allows }: ContentQuestion,
  { instead, reason }: ContentAnswer,
): AnswerProblem | null {
  if (instead === null || !allows.includes(instead))
    return { part: "answer", message: "This question needs an answer." };
  if (instead === "not-applicable" && !saysEnough(reason, LEAST_REASON))
    return { part: "reason", message: "Say in a sentence why it does not apply." };
  return null;
}

type Check = (question: ContentQuestion, answer: ContentAnswer) => string | null;

const CHECKS: Record<Exclude<ContentQuestion["type"], "table">, Check> = {
  text: () => null,
  number: (_, { text }) => checkNumber(text),
  date: (_, { text }) => checkDay(text),
  choice: (question, { chosen }) =>
    chosen.length === 1 && areOptions(question, chosen) ? null : "Choose one of the answers.",
  choices: (question, { chosen }) =>
    areOptions(question, chosen) ? null : "Choose among the answers.",
  file: (_, { files = [] }) => (files.length > 0 ? null : "Add a file."),
};

function areOptions({ options = [] }: ContentQuestion, chosen: readonly string[]): boolean {
  return chosen.every((value) => options.some((option) => option.value === value));
}
