import type { SubmissionResult } from "@conform-to/react";
import { fieldOfQuestion, insteadValueOf } from "#app/domain/questionnaire/answers-form.ts";
import type { ContentAnswer } from "#app/domain/questionnaire/content-answer.ts";
import type { RoundProblem } from "#app/domain/questionnaire/next-round.ts";
import type { StandingContentAnswer } from "#app/domain/questionnaire/settle-answers.ts";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import type { FormLike } from "#app/ui/kit/form.tsx";
import type { ContentQuestion } from "#catalogs/index.ts";

export const QUESTIONS_FORM = "questions";

/** What a form of questions was refused with. */
export function questionsFormOf(result: SubmissionResult | undefined): FormLike {
  const errors = result?.error ?? {};
  return {
    id: QUESTIONS_FORM,
    errors: errors[""] ?? [],
    allErrors: Object.fromEntries(
      Object.entries(errors).flatMap(([name, messages]) => (messages ? [[name, messages]] : [])),
    ),
  };
}

/** What was typed of one question in a form that is shown again; null in a fresh one. */
function typedOf(result: SubmissionResult | undefined, id: string): Record<string, unknown> | null {
  if (!result?.initialValue) return null;
  const typed = result.initialValue[fieldOfQuestion(id)];
  return typeof typed === "object" && typed !== null ? (typed as Record<string, unknown>) : {};
}

export type QuestionPart = "text" | "chosen" | "rows" | "files" | "instead" | "reason" | "keep";

/** The fields of one question: what was typed last, else what stands. */
export function fieldsOfQuestion(
  question: ContentQuestion,
  standing: ContentAnswer,
  result: SubmissionResult | undefined,
): (part: QuestionPart) => FieldLike {
  const { id } = question;
  const shown = typedOf(result, id) ?? shownOf(question, standing);
  return (part) => {
    const name = `${fieldOfQuestion(id)}.${part}`;
    return {
      id: `${QUESTIONS_FORM}-${name}`,
      name,
      initialValue: shown[part] ?? undefined,
      errors: result?.error?.[name] ?? undefined,
    };
  };
}

/** Among choices, what was said in place of an answer stands as one of them. */
function shownOf({ type }: ContentQuestion, answer: ContentAnswer): Record<string, unknown> {
  const { text, chosen, instead, reason } = answer;
  const among = type === "choice" && instead ? [insteadValueOf(instead)] : chosen;
  return { text, chosen: [...among], instead: instead ?? "answer", reason };
}

/** The lines of a table: what was typed last, else what stands. */
export function rowsOfQuestion(
  { id, columns = [] }: ContentQuestion,
  standing: ContentAnswer,
  result: SubmissionResult | undefined,
): string[][] {
  const typed = typedOf(result, id)?.rows;
  if (!Array.isArray(typed)) return standing.rows;
  return typed.map((row: unknown) =>
    columns.map((_, index) => {
      const cell =
        typeof row === "object" && row !== null && (row as Record<string, unknown>)[`c${index}`];
      return typeof cell === "string" ? cell : "";
    }),
  );
}

/** The name of one cell of a table in the form. */
export function cellNameOf(question: string, line: number, column: number): string {
  return `${fieldOfQuestion(question)}.rows[${line}].c${column}`;
}

/** One cell of a table as a field, with what is wrong with it. */
export function cellOfQuestion(
  question: string,
  place: { line: number; column: number; text: string | undefined },
  result: SubmissionResult | undefined,
): FieldLike {
  const name = cellNameOf(question, place.line, place.column);
  return {
    id: `${QUESTIONS_FORM}-${name}`,
    name,
    initialValue: place.text,
    errors: result?.error?.[name] ?? undefined,
  };
}

/** The version that an answer is saved over: the one that the person had before them. */
export function versionOfQuestion(
  { id }: ContentQuestion,
  version: number,
  result: SubmissionResult | undefined,
  conflict: StandingContentAnswer | null,
): string {
  if (conflict) return String(conflict.version);
  const typed = typedOf(result, id)?.version;
  return typeof typed === "string" ? typed : String(version);
}

/** What is missing or wrong in what was saved, beside the fields that it is about. */
export function problemsAsResult(
  questions: readonly ContentQuestion[],
  problems: readonly RoundProblem[],
): SubmissionResult | undefined {
  if (problems.length === 0) return undefined;
  const types = new Map(questions.map(({ id, type }) => [id, type]));
  const error = Object.fromEntries(
    problems.flatMap(({ question, part, message, cells = [] }) => {
      const field = part === "reason" ? "reason" : PARTS[types.get(question) ?? "text"];
      return [
        [`${fieldOfQuestion(question)}.${field}`, [message]],
        ...cells.map((cell) => [
          cellNameOf(question, cell.line, cell.column),
          [`Line ${cell.line + 1}: ${cell.message}`],
        ]),
      ];
    }),
  );
  return { status: "error", error };
}

const PARTS: Record<ContentQuestion["type"], QuestionPart> = {
  text: "text",
  number: "text",
  date: "text",
  choice: "chosen",
  choices: "chosen",
  table: "rows",
  file: "files",
};

/** What others said meanwhile, where a form was shown again because of it. */
export function contentConflictsOf(actionData: object | undefined): StandingContentAnswer[] {
  if (!actionData || !("conflicts" in actionData)) return [];
  return actionData.conflicts as StandingContentAnswer[];
}
