import { z } from "zod";
import { inForce, lazily, parseCatalog, RequiredStatus } from "#catalogs/record.ts";
import basicSafeguarding from "./library/basic-safeguarding-1.json" with { type: "json" };
import cuiAndIncidents from "./library/cui-and-incidents-2.json" with { type: "json" };
import ownershipAndExport from "./library/ownership-and-export-1.json" with { type: "json" };
import prohibitedSources from "./library/prohibited-sources-1.json" with { type: "json" };

/** The kinds of answer that a question can ask for. */
export const ANSWER_TYPES = [
  "text",
  "number",
  "date",
  "choice",
  "choices",
  "table",
  "file",
] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** What stands in a column of a table; text where nothing is said. */
export const COLUMN_KINDS = ["text", "number", "date"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** What can be said in place of an answer, where a question allows it. */
export const INSTEAD_OF_ANSWERS = ["unknown", "not-applicable"] as const;
export type InsteadOfAnswer = (typeof INSTEAD_OF_ANSWERS)[number];

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const ContentQuestion = z.strictObject({
  id: Id.max(40),
  type: z.enum(ANSWER_TYPES),
  label: z.string().min(1),
  /** what to look for; "" where the label says it all */
  help: z.string(),
  /** why it is asked, in plain words; "" where it need not be said */
  why: z.string(),
  /** the text that asks for it; null where the prime asks in its own name */
  citation: z.string().min(1).nullable(),
  required: z.boolean(),
  /** what may be said in its place */
  allows: z.array(z.enum(INSTEAD_OF_ANSWERS)),
  /** of a choice */
  options: z
    .array(z.strictObject({ value: Id, label: z.string().min(1) }))
    .min(2)
    .optional(),
  /** of a table */
  columns: z
    .array(
      z.strictObject({
        id: Id,
        label: z.string().min(1),
        kind: z.enum(COLUMN_KINDS).optional(),
      }),
    )
    .min(1)
    .max(4)
    .optional(),
  /** of a text: several lines */
  long: z.boolean().optional(),
  /** shown only when one of these questions has one of these answers */
  showWhen: z.array(z.strictObject({ question: Id, is: z.array(Id).min(1) })).optional(),
  /** the CMMC status that answers it: this one or a higher one, current and accepted */
  provedBy: RequiredStatus.optional(),
});
export type ContentQuestion = z.infer<typeof ContentQuestion>;
export type TableColumn = NonNullable<ContentQuestion["columns"]>[number];

export const ContentSection = z.strictObject({
  id: Id,
  title: z.string().min(1),
  intro: z.string(),
  questions: z.array(ContentQuestion).min(1),
});
export type ContentSection = z.infer<typeof ContentSection>;

/** What is asked: the same for one that ships and for one that a prime wrote. */
export const QuestionnaireContent = z.strictObject({
  title: z.string().min(1),
  purpose: z.string().min(1),
  /** how long it takes somebody who has the papers at hand */
  minutes: z.int().positive(),
  /** whether an affirming official signs it, with the second factor */
  asksSignature: z.boolean(),
  sections: z.array(ContentSection).min(1),
});
export type QuestionnaireContent = z.infer<typeof QuestionnaireContent>;

const LibraryQuestionnaire = QuestionnaireContent.extend({
  id: Id,
  version: z.int().positive(),
  ...inForce,
});
export type LibraryQuestionnaire = z.infer<typeof LibraryQuestionnaire>;

/** The questionnaires that a prime can send as they are or begin its own from, newest versions. */
export const libraryQuestionnaires = lazily(() =>
  parseCatalog("questionnaires/library", z.array(LibraryQuestionnaire), [
    basicSafeguarding,
    cuiAndIncidents,
    prohibitedSources,
    ownershipAndExport,
  ]),
);
