import { z } from "zod";
import {
  type OpenQuestion,
  UNANSWERED,
  type UnansweredQuestions,
  unansweredOnly,
} from "#app/domain/questionnaire/unanswered.ts";

/** A question that may be left open, and the fields that answer it. */
export type Open<Field extends string = string> = {
  question: OpenQuestion;
  fields: readonly Field[];
  /** asked only where it is answered */
  beside?: readonly Field[];
};

/** Whether a question is answered in its fields, or why it is not. */
export const givenOr = () => z.enum(["given", ...UNANSWERED]).optional();

/** The name of the field that says why a question is left open. */
export const answerName = (question: OpenQuestion) => `${question}Answer`;

type Shape = Record<string, z.ZodType>;
type Outputs<S extends Shape> = { [K in keyof S]: z.output<S[K]> };

/**
 * A form of texts some of whose questions may be left open: "we do not know", "we have none". What was
 * typed counts, whatever was said beside it; every mistake is told at once.
 *
 * @param finish makes the answer of what was given and what was left open.
 */
export function openForm<S extends Shape, T>(
  shape: S,
  open: readonly Open<keyof S & string>[],
  finish: (given: Partial<Outputs<S>>, left: { unanswered?: UnansweredQuestions }) => T,
) {
  const typed = z.object({
    ...Object.fromEntries(Object.keys(shape).map((name) => [name, z.string().optional()])),
    ...Object.fromEntries(open.map(({ question }) => [answerName(question), givenOr()])),
  });
  return typed.transform((fields: Record<string, string | undefined>, context): T => {
    const left = open.filter((one) => isLeftOpen(fields, one));
    const dropped: string[] = left.flatMap((one) => [...one.fields, ...(one.beside ?? [])]);
    const asked = Object.entries(shape).filter(([name]) => !dropped.includes(name));
    const parsed = z.object(Object.fromEntries(asked)).safeParse(fields);
    if (parsed.success) return finish(parsed.data as Partial<Outputs<S>>, whyOf(fields, left));
    for (const { message, path } of parsed.error.issues)
      context.issues.push({ code: "custom", message, path, input: fields });
    return z.NEVER;
  });
}

function isLeftOpen(typed: Record<string, string | undefined>, { question, fields }: Open) {
  const why = typed[answerName(question)];
  return why !== undefined && why !== "given" && fields.every((name) => !typed[name]?.trim());
}

function whyOf(typed: Record<string, string | undefined>, left: readonly Open[]) {
  return unansweredOnly(
    Object.fromEntries(
      left.map(({ question }) => [
        question,
        UNANSWERED.find((why) => why === typed[answerName(question)]),
      ]),
    ),
  );
}
