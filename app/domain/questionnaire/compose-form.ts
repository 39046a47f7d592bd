import { z } from "zod";
import {
  choices,
  optionalLine,
  optionalText,
  requiredLine,
  requiredNumber,
} from "#app/domain/kernel/form-fields.ts";
import {
  ANSWER_TYPES,
  type AnswerType,
  COLUMN_KINDS,
  type ColumnKind,
  type ContentQuestion,
  INSTEAD_OF_ANSWERS,
  type QuestionnaireContent,
  type TableColumn,
} from "#catalogs/index.ts";
import {
  newId,
  withHead,
  withMoved,
  withoutQuestion,
  withoutSection,
  withSection,
} from "./compose.ts";

/** How each kind of answer is called in the editor. */
export const ANSWER_TYPE_WORDS: Record<AnswerType, string> = {
  text: "Text",
  number: "Number",
  date: "Date",
  choice: "One of several answers",
  choices: "Any of several answers",
  table: "Table",
  file: "Files",
};

const MOST_OPTIONS = 12;
/** The most columns of a table. */
export const MOST_COLUMNS = 4;

/** How each kind of column is called in the editor. */
export const COLUMN_KIND_WORDS: Record<ColumnKind, string> = {
  text: "Text",
  number: "Number",
  date: "Date",
};

/** The version of the draft that the page showed. */
const draftVersion = z.coerce.number().int().min(0).catch(0);
const id = z.string().max(60);

const HeadForm = z.object({
  intent: z.literal("head"),
  draftVersion,
  title: requiredLine("Give it a title.", 120),
  purpose: requiredLine("Say in a sentence what it is for: your supplier reads it.", 300),
  minutes: requiredNumber("Say how many minutes it takes.").refine(
    (minutes) => minutes > 0 && minutes <= 480,
    "Between 1 and 480 minutes.",
  ),
  asksSignature: z.literal("on").optional(),
});
const SectionForm = z.object({
  intent: z.literal("section"),
  draftVersion,
  sectionTitle: requiredLine("Give the part a title.", 120),
  intro: optionalText(500),
});
const MoveForm = z.object({ intent: z.enum(["up", "down", "remove"]), draftVersion, question: id });
const RemoveSectionForm = z.object({
  intent: z.literal("remove-section"),
  draftVersion,
  section: id,
});
const PublishForm = z.object({ intent: z.literal("publish"), draftVersion });

/** What the page of a prime's own questionnaire does. */
export const ComposeForm = z.discriminatedUnion("intent", [
  HeadForm,
  SectionForm,
  MoveForm,
  RemoveSectionForm,
  PublishForm,
]);
export type ComposeForm = z.output<typeof ComposeForm>;

/** What a change makes of the content. @throws never */
export function applyChange(
  content: QuestionnaireContent,
  change: Exclude<ComposeForm, { intent: "publish" }>,
): QuestionnaireContent {
  switch (change.intent) {
    case "head": {
      const { title, purpose, minutes, asksSignature } = change;
      return withHead(content, { title, purpose, minutes, asksSignature: asksSignature === "on" });
    }
    case "section":
      return withSection(content, { title: change.sectionTitle, intro: change.intro });
    case "remove-section":
      return withoutSection(content, change.section);
    case "remove":
      return withoutQuestion(content, change.question);
    default:
      return withMoved(content, change.question, change.intent === "up" ? -1 : 1);
  }
}

const lines = () =>
  optionalText(2_000).transform((text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  );

const ColumnFields = z.object({
  label: optionalLine(120),
  kind: z.enum(COLUMN_KINDS).catch("text"),
});

/** A column without a name is none. */
function namedColumns(columns: readonly z.output<typeof ColumnFields>[]) {
  return columns.filter(({ label }) => label !== "");
}

/** One question of a prime's own questionnaire. */
export const QuestionForm = z
  .object({
    draftVersion,
    section: id,
    label: requiredLine("Write the question.", 300),
    type: z.enum(ANSWER_TYPES, "Choose what kind of answer it asks for."),
    help: optionalText(1_000),
    why: optionalText(1_000),
    options: lines(),
    columns: z.array(ColumnFields).default([]).transform(namedColumns),
    long: z.literal("on").optional(),
    required: z.literal("on").optional(),
    allows: choices(),
    showWhen: choices(),
  })
  .check(({ value, issues }) => {
    const { type, options, columns } = value;
    const add = (path: string, message: string, input: unknown) =>
      issues.push({ code: "custom", path: [path], message, input });
    const isChoice = type === "choice" || type === "choices";
    if (isChoice && options.length < 2)
      add("options", "Write at least two answers, one on each line.", options);
    if (options.length > MOST_OPTIONS)
      add("options", `${MOST_OPTIONS} answers at most: more nobody reads.`, options);
    if (new Set(options).size < options.length)
      add("options", "One answer stands there twice.", options);
    if (type === "table" && columns.length === 0)
      add("columns", "Name at least one column.", columns);
    if (columns.length > MOST_COLUMNS) add("columns", `${MOST_COLUMNS} columns at most.`, columns);
    if (new Set(columns.map((column) => column.label)).size < columns.length)
      add("columns", "One column stands there twice.", columns);
  });
export type QuestionForm = z.output<typeof QuestionForm>;

/** How a condition is sent: the question and the answer. */
export function conditionValue(question: string, answer: string): string {
  return `${question}=${answer}`;
}

/**
 * The question that a form says. Answers that stood there before under the same words keep what they
 * are known by, so that what was answered to them stays an answer.
 *
 * @param former the question that is edited; null for a new one.
 * @param taken questions whose ids are taken.
 * @throws never
 */
export function questionOf(
  form: QuestionForm,
  former: ContentQuestion | null,
  taken: readonly { id: string }[],
): ContentQuestion {
  const { type, label, help, why, long, required, allows, showWhen } = form;
  const conditions = conditionsOf(showWhen);
  const hasOptions = type === "choice" || type === "choices";
  return {
    id: former?.id ?? newId(label, taken),
    type,
    label,
    help,
    why,
    citation: former?.citation ?? null,
    required: required === "on",
    allows: INSTEAD_OF_ANSWERS.filter((one) => allows.includes(one)),
    ...(hasOptions && { options: optionsOf(form.options, former) }),
    ...(type === "table" && { columns: columnsOf(form.columns) }),
    ...(type === "text" && long === "on" && { long: true }),
    ...(conditions.length > 0 && { showWhen: conditions }),
    ...(former?.provedBy && { provedBy: former.provedBy }),
  };
}

function optionsOf(words: readonly string[], former: ContentQuestion | null) {
  const options: { id: string; value: string; label: string }[] = [];
  for (const label of words) {
    const known = former?.options?.find((option) => option.label === label);
    const value = known?.value ?? newId(label, [...options, ...keptOf(former)]);
    options.push({ id: value, value, label });
  }
  return options.map(({ value, label }) => ({ value, label }));
}

/** What a former answer was known by is not given to another one. */
function keptOf(former: ContentQuestion | null): { id: string }[] {
  return former?.options?.map(({ value }) => ({ id: value })) ?? [];
}

function columnsOf(named: QuestionForm["columns"]): TableColumn[] {
  const columns: TableColumn[] = [];
  for (const { label, kind } of named) {
    const column = { id: newId(label, columns), label };
    columns.push(kind === "text" ? column : { ...column, kind });
  }
  return columns;
}

function conditionsOf(sent: readonly string[]): NonNullable<ContentQuestion["showWhen"]> {
  const conditions = new Map<string, string[]>();
  for (const condition of sent) {
    const [question = "", answer = ""] = condition.split("=");
    if (question && answer) conditions.set(question, [...(conditions.get(question) ?? []), answer]);
  }
  return [...conditions].map(([question, is]) => ({ question, is }));
}
