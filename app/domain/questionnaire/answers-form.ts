import { z } from "zod";
import { choices, optionalLine, optionalText } from "#app/domain/kernel/form-fields.ts";
import { type ContentQuestion, INSTEAD_OF_ANSWERS, type InsteadOfAnswer } from "#catalogs/index.ts";
import { type ContentAnswer, isBlankAnswer } from "./content-answer.ts";
import type { EarlierAnswer } from "./earlier-answers.ts";

/** The most lines of a table. */
export const MOST_ROWS = 30;
const LONGEST_CELL = 200;

/** The name of a question's fields in a form: `q-holds-cui`. */
export function fieldOfQuestion(id: string): string {
  return `q-${id}`;
}

/** With the id of a question: that the part is saved to go on to the files of that question. */
export const FILES_INTENT = "files:";

/** Among the options of a choice, what stands for no answer: `instead:unknown`. No option is named so. */
export function insteadValueOf(instead: InsteadOfAnswer): string {
  return `instead:${instead}`;
}

const Cell = optionalLine(LONGEST_CELL);
const Row = z.object({ c0: Cell, c1: Cell, c2: Cell, c3: Cell });

const QuestionFields = z.object({
  text: optionalText(),
  chosen: choices(),
  rows: z.array(Row).max(MOST_ROWS, `A table has ${MOST_ROWS} lines at most.`).default([]),
  instead: z.enum(INSTEAD_OF_ANSWERS).or(z.literal("answer")).optional(),
  reason: optionalText(1_000),
  /** the version that was read; 0 where nothing was answered */
  version: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  /** which of two is meant, where both were changed */
  keep: z.enum(["mine", "theirs"]).optional(),
});
export type QuestionFields = z.output<typeof QuestionFields>;

/** The form of some questions. Nothing in it must be filled in, for each step is kept. */
export function contentAnswersForm(questions: readonly ContentQuestion[]) {
  return z.object(
    Object.fromEntries(questions.map(({ id }) => [fieldOfQuestion(id), QuestionFields.optional()])),
  );
}

export type ContentFields = z.output<ReturnType<typeof contentAnswersForm>>;

/** An answer as somebody typed it, and the version that they had before them. */
export type TypedContentAnswer = { question: string; answer: ContentAnswer; readVersion: number };

/** What a form says of some questions; what somebody gave up for what a colleague said is left out. */
export function typedAnswersOf(
  questions: readonly ContentQuestion[],
  form: ContentFields,
): TypedContentAnswer[] {
  return questions.flatMap((question) => {
    const fields = form[fieldOfQuestion(question.id)];
    if (!fields || fields.keep === "theirs") return [];
    const answer = contentAnswerOf(question, fields);
    return [{ question: question.id, answer, readVersion: fields.version }];
  });
}

/** The same, with earlier answers where nothing was typed. @throws never */
export function withEarlierAnswers(
  typed: readonly TypedContentAnswer[],
  earlier: readonly EarlierAnswer[],
): TypedContentAnswer[] {
  return typed.map((one) => {
    const before = earlier.find(({ question }) => question === one.question);
    return before && isBlankAnswer(one.answer) ? { ...one, answer: before.answer } : one;
  });
}

/**
 * What the fields of a question say. An answer counts before what was said in its place.
 *
 * @throws never
 */
export function contentAnswerOf(question: ContentQuestion, fields: QuestionFields): ContentAnswer {
  const { columns = [], type, allows } = question;
  const isChoice = type === "choice" || type === "choices";
  const isWritten = type === "text" || type === "number" || type === "date";
  const values = fields.chosen.filter((value) => !value.startsWith("instead:"));
  const text = isWritten ? fields.text : "";
  const chosen = isChoice ? values : [];
  const rows = type === "table" ? rowsOf(fields, columns.length) : [];
  const isAnswered = text !== "" || chosen.length > 0 || rows.length > 0;
  const said = allows.find(
    (one) => fields.instead === one || fields.chosen.includes(insteadValueOf(one)),
  );
  const instead = isAnswered ? null : (said ?? null);
  return { text, chosen, rows, instead, reason: instead === "not-applicable" ? fields.reason : "" };
}

function rowsOf({ rows }: QuestionFields, columns: number): string[][] {
  return rows
    .map(({ c0, c1, c2, c3 }) => [c0, c1, c2, c3].slice(0, columns))
    .filter((row) => row.some((cell) => cell !== ""));
}
