import { cleanNumber } from "#app/domain/kernel/pasted-text.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import type { ContentQuestion } from "#catalogs/index.ts";
import { type ContentAnswer, INSTEAD_WORDS, isBlankAnswer } from "./content-answer.ts";

/** What a problem is with: the answer itself, or the reason why it does not apply. */
export type AnswerProblem = { part: "answer" | "reason"; message: string };

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
  const message = CHECKS[question.type](question, answer);
  return message === null ? null : { part: "answer", message };
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
  if (instead === "not-applicable" && reason.length < 10)
    return { part: "reason", message: "Say in a sentence why it does not apply." };
  return null;
}

type Check = (question: ContentQuestion, answer: ContentAnswer) => string | null;

const CHECKS: Record<ContentQuestion["type"], Check> = {
  text: () => null,
  number: (_, { text }) =>
    /^\d{1,9}$/.test(cleanNumber(text)) ? null : "Enter a whole number, such as 12.",
  date: (_, { text }) => {
    const reading = readTypedDay(text, "The date");
    return reading.ok ? null : reading.problem;
  },
  choice: (question, { chosen }) =>
    chosen.length === 1 && areOptions(question, chosen) ? null : "Choose one of the answers.",
  choices: (question, { chosen }) =>
    areOptions(question, chosen) ? null : "Choose among the answers.",
  table: ({ columns = [] }, { rows }) => {
    const index = rows.findIndex((row) => columns.some((_, column) => !row[column]));
    return index === -1 ? null : `Line ${index + 1} is not complete: fill in each column.`;
  },
  file: (_, { files = [] }) => (files.length > 0 ? null : "Add a file."),
};

function areOptions({ options = [] }: ContentQuestion, chosen: readonly string[]): boolean {
  return chosen.every((value) => options.some((option) => option.value === value));
}
