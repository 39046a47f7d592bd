import { randomUUID } from "node:crypto";
import { copyQuestionnaire } from "#app/commands/questionnaire/copy-questionnaire.server.ts";
import { publishQuestionnaire } from "#app/commands/questionnaire/publish-questionnaire.server.ts";
import { recordResponse } from "#app/commands/questionnaire/record-response.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { sendQuestionnaire } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { type ContentAnswer, NO_CONTENT_ANSWER } from "#app/domain/questionnaire/content-answer.ts";
import type { SendForm } from "#app/domain/questionnaire/send-form.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import {
  getQuestionnaireFile,
  listQuestionnaireFiles,
  type QuestionnaireFile,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { planResponse } from "#app/queries/questionnaire/planned-response.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import type { ContentQuestion } from "#catalogs/index.ts";
import {
  questionnaireDecisions,
  questionnaireNotes,
  questionnaireReviews,
} from "#db/schema/questionnaire.ts";
import type { TestActor } from "./people.ts";

/** The shortest one that ships, and asks for a signature. */
export const SHORT = "prohibited-sources";

type Parties = { manager: TestActor; official: TestActor; supplier: { id: string } };

/** What a prime types to send a questionnaire to some suppliers. */
export async function sendFormOf(
  manager: TestActor,
  supplierIds: string[],
  change: Partial<SendForm> & { questionnaire?: string } = {},
): Promise<SendForm> {
  const { questionnaire = SHORT, ...fields } = change;
  const source = await asActor(manager, (scope) => findSource(scope, questionnaire));
  if (!source) throw new Error(`no questionnaire ${questionnaire}`);
  return {
    supplierId: supplierIds,
    dueOn: addDays(manager.on, 21),
    asks: "changed",
    message: "",
    contentHash: hashContent(source.content),
    ...fields,
  };
}

/** Send a questionnaire to the supplier, and find it on the other side. */
export async function sendTo(
  { manager, official, supplier }: Parties,
  questionnaire = SHORT,
): Promise<string> {
  const form = await sendFormOf(manager, [supplier.id], { questionnaire });
  const sent = await sendQuestionnaire(manager, questionnaire, form);
  if (!sent.ok) throw new Error(sent.reason);
  const files = await asActor(official, listQuestionnaireFiles);
  const newest = files.toSorted((a, b) => (a.request.sentAt < b.request.sentAt ? 1 : -1));
  const found = newest.find(({ request }) => request.questionnaire === questionnaire);
  if (!found) throw new Error("it did not come");
  return found.request.id;
}

export async function readQuestionnaire(
  official: TestActor,
  requestId: string,
): Promise<QuestionnaireFile> {
  const file = await asActor(official, (scope) => getQuestionnaireFile(scope, requestId));
  if (!file) throw new Error("no such questionnaire");
  return file;
}

/** An answer that says what is given, and nothing else. */
export function contentAnswer(given: Partial<ContentAnswer>): ContentAnswer {
  return { ...NO_CONTENT_ANSWER, ...given };
}

/** An answer that can be handed in, without follow-ups where there is such. */
function anyAnswer({ type, options = [], columns = [] }: ContentQuestion): ContentAnswer {
  if (type === "choice" || type === "choices")
    return contentAnswer({ chosen: options.slice(-1).map(({ value }) => value) });
  if (type === "table") return contentAnswer({ rows: [columns.map(() => "None")] });
  const texts = { date: "2027-06-30", number: "12", text: "R. Moss, extension 14" };
  return contentAnswer({ text: texts[type] });
}

/** Answer whatever is missing, until nothing is. */
export async function answerQuestions(official: TestActor, requestId: string): Promise<void> {
  for (;;) {
    const file = await readQuestionnaire(official, requestId);
    const missing = new Set(file.problems.map(({ question }) => question));
    if (missing.size === 0) return;
    const typed = listOpenQuestions(file.sections)
      .filter(({ id }) => missing.has(id))
      .map((question) => ({
        question: question.id,
        answer: anyAnswer(question),
        readVersion: file.standing.get(question.id)?.version ?? 0,
      }));
    const saved = await saveContentAnswers(official, requestId, typed);
    if (!saved.ok) throw new Error(saved.reason);
  }
}

/** Hand in what stands, as signing it does but for the second factor. @returns the response's id */
export async function handIn(official: TestActor, requestId: string): Promise<string> {
  await answerQuestions(official, requestId);
  await asActor(official, async (scope) => {
    const file = await getQuestionnaireFile(scope, requestId);
    if (!file) throw new Error("no such questionnaire");
    const signature = { officialTitle: "President", isSigned: true };
    await recordResponse(scope, { file, planned: planResponse(scope, file) }, "", signature);
  });
  const { rounds } = await readQuestionnaire(official, requestId);
  return rounds[0]?.id ?? "";
}

/** One row in each table of questionnaires, for isolation to be tried on. */
export async function fillQuestionnaires(parties: Parties) {
  const { manager, official, supplier } = parties;
  const questionnaireRequestId = await sendTo(parties);
  const responseId = await handIn(official, questionnaireRequestId);
  const between = {
    primeId: manager.organizationId,
    organizationId: official.organizationId,
    supplierId: supplier.id,
    requestId: questionnaireRequestId,
  };
  const said = { id: randomUUID(), question: "looked", ...between };
  const by = { reviewedBy: manager.personId, reviewedByName: manager.personName };
  await asSystem(async (tx) => {
    await tx
      .insert(questionnaireReviews)
      .values({ ...said, ...by, responseId, outcome: "accepted", message: "" });
    await tx.insert(questionnaireNotes).values({
      ...said,
      text: "Ask again in spring.",
      notedBy: manager.personId,
      notedByName: manager.personName,
    });
    await tx.insert(questionnaireDecisions).values({
      ...between,
      responseId,
      outcome: "accepted",
      message: "",
      decidedBy: manager.personId,
      decidedByName: manager.personName,
    });
  });
  const ownQuestionnaireId = await makeOwn(manager);
  const published = await publishQuestionnaire(manager, ownQuestionnaireId, 1);
  if (!published.ok) throw new Error(published.reason);
  return { questionnaireRequestId, ownQuestionnaireId };
}

/** A questionnaire of the prime's own, as a copy begins. */
export async function makeOwn(manager: TestActor, key = SHORT): Promise<string> {
  const copied = await copyQuestionnaire(manager, key);
  if (!copied.ok) throw new Error(copied.reason);
  return copied.questionnaireId;
}
