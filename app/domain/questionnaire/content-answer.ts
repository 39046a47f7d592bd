import { z } from "zod";
import { NotCui } from "#app/domain/evidence/not-cui.ts";
import { formatDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type ContentQuestion,
  INSTEAD_OF_ANSWERS,
  type InsteadOfAnswer,
  type TableColumn,
} from "#catalogs/index.ts";

/** A file that was given as an answer, as it was looked into. */
export const AnswerFile = z.object({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  /** of the content */
  sha256: z.string(),
  /** ISO instant, UTC */
  uploadedAt: z.string(),
  uploadedByName: z.string(),
  pages: z.number().nullable(),
  pagesWithoutText: z.number().nullable(),
  notCui: NotCui.nullable(),
});
export type AnswerFile = Readonly<z.infer<typeof AnswerFile>>;

/** What was answered to one question, whatever its type: one shape, so that a draft holds anything. */
export const ContentAnswer = z.object({
  /** a text, a number or a date, as typed */
  text: z.string(),
  /** the values of what was chosen */
  chosen: z.array(z.string()),
  /** the lines of a table, each with a text for each column */
  rows: z.array(z.array(z.string())),
  /** absent where none was given: answers of before there were files keep their hash */
  files: z.array(AnswerFile).optional(),
  /** what was said in place of an answer */
  instead: z.enum(INSTEAD_OF_ANSWERS).nullable(),
  /** why it does not apply */
  reason: z.string(),
});
export type ContentAnswer = Readonly<z.infer<typeof ContentAnswer>>;

/** Answers by question id; an absent one is not given. */
export type ContentAnswers = Readonly<Record<string, ContentAnswer | undefined>>;

export const NO_CONTENT_ANSWER: ContentAnswer = {
  text: "",
  chosen: [],
  rows: [],
  instead: null,
  reason: "",
};

/** How each thing that can be said in place of an answer reads. */
export const INSTEAD_WORDS: Record<InsteadOfAnswer, string> = {
  unknown: "I don’t know",
  "not-applicable": "Does not apply to us",
};

/** Whether nothing was answered, not even that it is unknown. */
export function isBlankAnswer(answer: ContentAnswer | undefined): boolean {
  if (!answer) return true;
  const { text, chosen, rows, files = [], instead } = answer;
  const given = [text, chosen, rows, files];
  return instead === null && given.every(({ length }) => length === 0);
}

/** Whether two answers say the same; none says the same as a blank one. */
export function isSameContentAnswer(
  one: ContentAnswer | undefined,
  other: ContentAnswer | undefined,
): boolean {
  return written(one ?? NO_CONTENT_ANSWER) === written(other ?? NO_CONTENT_ANSWER);
}

function written({ text, chosen, rows, files = [], instead, reason }: ContentAnswer): string {
  const named = files.map(({ id }) => id).sort();
  return JSON.stringify([text, [...chosen].sort(), rows, named, instead, reason]);
}

/**
 * An answer in the words in which it was asked: the labels of what was chosen, dates as we write them.
 *
 * @returns the lines of it; none for a blank answer.
 * @throws never
 */
export function sayContentAnswer(
  question: ContentQuestion,
  answer: ContentAnswer | undefined,
): string[] {
  if (!answer || isBlankAnswer(answer)) return [];
  const { text, chosen, rows, files = [], instead, reason } = answer;
  if (instead !== null)
    return [reason ? `${INSTEAD_WORDS[instead]}: ${reason}` : INSTEAD_WORDS[instead]];
  if (question.type === "table") return rows.map((row) => sayRow(question, row));
  if (question.type === "file") return files.map(({ fileName }) => fileName);
  const { options } = question;
  if (options)
    return chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  return isCalendarDate(text) ? [formatDate(text)] : text.split("\n");
}

function sayRow({ columns = [] }: ContentQuestion, row: readonly string[]): string {
  return columns
    .map((column, index) => `${column.label}: ${sayCell(column, row[index]) || "-"}`)
    .join("; ");
}

/** What stands in a cell of a table, dates as we write them. */
export function sayCell({ kind }: TableColumn, cell = ""): string {
  return kind === "date" && isCalendarDate(cell) ? formatDate(cell) : cell;
}
