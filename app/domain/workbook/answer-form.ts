import { z } from "zod";
import {
  choices,
  optionalDay,
  optionalLine,
  optionalText,
} from "#app/domain/kernel/form-fields.ts";
import { type Requirement, requirements } from "#catalogs/index.ts";
import { lettersOf, statusesOf, type WorkbookAnswer, type WorkbookStatus } from "./answer.ts";

/** The most characters of each text of an answer. */
export const LONGEST = { ground: 500, note: 1_000, evidence: 200 } as const;

/** The name of a requirement in a form, where a dot would begin a nested field: `3-1-1`. */
export function fieldOf(requirement: string): string {
  return requirement.replaceAll(".", "-");
}

/** Which of two answers to the same requirement is meant, where both were changed. */
export const KEEPS = ["mine", "theirs"] as const;

const answerFields = (requirement: Requirement) => {
  const { id } = requirement;
  const letters = lettersOf(id);
  return z.object({
    status: z
      .enum(statusesOf(requirement) as [WorkbookStatus], `Choose a status that ${id} knows.`)
      .optional(),
    objectives: choices().transform((ticked) =>
      letters.filter((letter) => ticked.includes(letter)),
    ),
    ground: optionalText(LONGEST.ground),
    note: optionalText(LONGEST.note),
    evidence: optionalLine(LONGEST.evidence),
    evidenceOn: optionalDay(`The day of the evidence for ${id}`),
    /** the version that was read; absent in a form that shows no answer yet */
    version: z.coerce.number().int().min(0).max(1_000_000).catch(0),
    keep: z.enum(KEEPS).optional(),
  });
};
export type AnswerFields = z.output<ReturnType<typeof answerFields>>;

const answersForm = (ids: readonly string[]) =>
  z.object(
    Object.fromEntries(
      requirements
        .filter(({ id }) => ids.includes(id))
        .map((requirement) => [fieldOf(requirement.id), answerFields(requirement).optional()]),
    ),
  );
type AnswersForm = ReturnType<typeof answersForm>;
export type PostedFields = z.output<AnswersForm>;

/** One form for each list of requirements: what names it may hold is found out once. */
const FORMS = new Map<string, AnswersForm>();

/** The form of several requirements; every field may be left out, for each step is kept. */
export function answersFormOf(ids: readonly string[]): AnswersForm {
  const key = ids.join();
  const form = FORMS.get(key) ?? answersForm(ids);
  FORMS.set(key, form);
  return form;
}

/** What the fields of a form say. */
export function answerOf(fields: AnswerFields): WorkbookAnswer {
  const { status = null, objectives, ground, note, evidence, evidenceOn = "" } = fields;
  return { status, objectives, ground, note, evidence, evidenceOn };
}
