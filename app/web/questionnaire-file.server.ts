import { data } from "@remix-run/node";
import type { Params } from "@remix-run/react";
import { readQuestionPart } from "#app/domain/assignment/parts.ts";
import {
  type ContentFields,
  contentAnswersForm,
  typedAnswersOf,
} from "#app/domain/questionnaire/answers-form.ts";
import { type AskedSection, listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { openStateOf } from "#app/domain/questionnaire/next-round.ts";
import type { StandingContentAnswer } from "#app/domain/questionnaire/settle-answers.ts";
import type { Actor } from "#app/platform/db.server.ts";
import {
  getQuestionnaireFile,
  type QuestionnaireFile,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { listEarlierAnswers } from "#app/queries/questionnaire/earlier-answer.server.ts";
import { requireAssigned } from "./assignment.server.ts";
import { requireId } from "./params.server.ts";
import { orNotFound } from "./problem.server.ts";
import { type FormReading, readForm } from "./read-form.server.ts";
import { reading } from "./require-access.server.ts";

/**
 * The questionnaire that an address names, as it came to the actor's organization.
 *
 * @throws 404 when it did not.
 */
export async function requireQuestionnaire(
  actor: Actor,
  params: Params,
): Promise<QuestionnaireFile> {
  const requestId = requireId(params, "questionnaireRequestId");
  return orNotFound(await reading(actor, (scope) => getQuestionnaireFile(scope, requestId)));
}

/** The same, with what was answered before to what stands without an answer. */
export async function requireQuestionnaireAnswering(actor: Actor, params: Params) {
  const requestId = requireId(params, "questionnaireRequestId");
  return reading(actor, async (scope) => {
    const file = orNotFound(await getQuestionnaireFile(scope, requestId));
    return { file, earlier: await listEarlierAnswers(scope, file) };
  });
}

/** What the supplier's pages show of what was sent. */
export function shownQuestionnaire({ request, answerDueOn, clock }: QuestionnaireFile) {
  const { id, primeName, sentByName, sentAt, version, message, content } = request;
  const { title, purpose, minutes, asksSignature } = content;
  return {
    id,
    primeName,
    sentByName,
    sentAt,
    version,
    dueOn: answerDueOn,
    clock,
    message,
    title,
    purpose,
    minutes,
    asksSignature,
  };
}

/**
 * One part of a questionnaire, or one question of it as a part of its own, with the parts that have
 * questions now.
 *
 * @throws 404 when the questionnaire has no such part, or nothing is asked in it now.
 */
export function requirePart({ sections }: QuestionnaireFile, { part: address = "" }: Params) {
  const named = readQuestionPart(address);
  const parts = sections.filter(({ questions }) => questions.length > 0);
  const index = parts.findIndex(({ section }) => section.id === named.section);
  const whole = orNotFound(parts[index]);
  const part = named.question === null ? whole : orNotFound(aloneIn(whole, named.question));
  return { part, index, parts, address, isOneQuestion: named.question !== null };
}

/** Whether a part, or the one question that its address names, is asked as the answers stand. */
export function isAskedNow({ sections }: QuestionnaireFile, { part = "" }: Params): boolean {
  const named = readQuestionPart(part);
  const found = sections.find(({ section }) => section.id === named.section)?.questions ?? [];
  return found.some(({ question }) => named.question === null || question.id === named.question);
}

/** A part with one of its questions alone: of the others nothing is told. */
function aloneIn({ section, questions }: AskedSection, id: string): AskedSection | null {
  const asked = questions.filter(({ question }) => question.id === id);
  if (asked.length === 0) return null;
  const alone = { ...section, questions: section.questions.filter((one) => one.id === id) };
  return { section: alone, questions: asked };
}

/** As `requireAssigned`, for the part of a questionnaire that an address names. */
export function requireAssignedPart(actor: Actor, params: Params) {
  const id = requireId(params, "questionnaireRequestId");
  return requireAssigned(actor, { kind: "questionnaire", id }, params.part ?? "");
}

/**
 * Read the form of a part: what was typed to what is asked in this round. What somebody gave up for
 * what a colleague said is left out.
 *
 * @returns a 422 reply where a field cannot be kept.
 * @throws as `readForm`.
 */
export async function readPartForm(
  request: Request,
  file: QuestionnaireFile,
  part: QuestionnaireFile["sections"][number],
) {
  const asked = listOpenQuestions([part]).filter(
    (question) => openStateOf(question, file.former) !== "unchanged",
  );
  const form: FormReading<ContentFields> = await readForm(request, contentAnswersForm(asked));
  if (!form.ok) return form;
  return {
    ok: true as const,
    form,
    intent: String(form.payload.intent ?? ""),
    typed: typedAnswersOf(asked, form.value),
  };
}

type RightForm = Extract<FormReading<ContentFields>, { ok: true }>;

/** Answer with what was typed beside what colleagues said meanwhile; 409. */
export function showContentConflicts(form: RightForm, stale: readonly StandingContentAnswer[]) {
  const { result } = form.refuse({}).data;
  return data({ result, conflicts: [...stale] }, { status: 409 });
}
