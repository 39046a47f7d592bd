import { randomUUID } from "node:crypto";
import { addAnswerFile } from "#app/commands/questionnaire/change-answer-files.server.ts";
import { changeOwnQuestionnaire } from "#app/commands/questionnaire/change-own-questionnaire.server.ts";
import { copyQuestionnaire } from "#app/commands/questionnaire/copy-questionnaire.server.ts";
import { publishQuestionnaire } from "#app/commands/questionnaire/publish-questionnaire.server.ts";
import { recordResponse } from "#app/commands/questionnaire/record-response.server.ts";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { sendQuestionnaire } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { withQuestion } from "#app/domain/questionnaire/compose.ts";
import {
  type AnswerFile,
  type ContentAnswer,
  NO_CONTENT_ANSWER,
} from "#app/domain/questionnaire/content-answer.ts";
import type { SendForm } from "#app/domain/questionnaire/send-form.ts";
import { asActor } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import {
  getQuestionnaireFile,
  listQuestionnaireFiles,
  type QuestionnaireFile,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { planResponse } from "#app/queries/questionnaire/planned-response.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import type { ContentQuestion } from "#catalogs/index.ts";
import { makePdf } from "./answer.ts";
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
  if (type === "file") throw new Error("a file is given apart");
  const texts = { date: "2027-06-30", number: "12", text: "R. Moss, extension 14" };
  return contentAnswer({ text: texts[type] });
}

/** Answer whatever is missing, until nothing is. */
export async function answerQuestions(official: TestActor, requestId: string): Promise<void> {
  for (;;) {
    const file = await readQuestionnaire(official, requestId);
    const missing = new Set(file.problems.map(({ question }) => question));
    if (missing.size === 0) return;
    const asked = listOpenQuestions(file.sections).filter(({ id }) => missing.has(id));
    for (const { id: question } of asked.filter(({ type }) => type === "file"))
      await giveAnswerFile(official, { requestId, question });
    const typed = asked
      .filter(({ type }) => type !== "file")
      .map((question) => ({
        question: question.id,
        answer: anyAnswer(question),
        readVersion: file.standing.get(question.id)?.version ?? 0,
      }));
    const saved = await saveContentAnswers(official, requestId, typed);
    if (!saved.ok) throw new Error(saved.reason);
  }
}

/** Give a file as the answer to a question. @returns the answer's file */
export async function giveAnswerFile(
  official: TestActor,
  which: { requestId: string; question: string },
  { text = `Page ${randomUUID()}`, fileName = "page.pdf" } = {},
): Promise<AnswerFile> {
  const given = await addAnswerFile(official, which, { fileName, bytes: makePdf(text) });
  if (!given.ok) throw new Error(given.reason);
  const { answers } = await readQuestionnaire(official, which.requestId);
  const file = answers[which.question]?.files?.at(-1);
  if (!file) throw new Error("no file was kept");
  return file;
}

/** The question that asks for files. */
export const FILE_QUESTION = "registration";

/** A published questionnaire of the prime's own that asks for files too, and for nothing else new. */
export async function makeOwnWithFiles(manager: TestActor): Promise<string> {
  const id = await makeOwn(manager);
  const question: ContentQuestion = {
    id: FILE_QUESTION,
    type: "file",
    label: "The page of your registration",
    help: "",
    why: "",
    citation: null,
    required: true,
    allows: [],
  };
  const changed = await changeOwnQuestionnaire(manager, id, 1, (draft) => ({
    ...withQuestion(draft, draft.sections[0]?.id ?? "", question),
    title: "Sources, with papers",
  }));
  if (!changed.ok) throw new Error(changed.reason);
  const published = await publishQuestionnaire(manager, id, 2);
  if (!published.ok) throw new Error(published.reason);
  return id;
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
  const { manager, official } = parties;
  const questionnaireRequestId = await sendTo(parties);
  const responseId = await handIn(official, questionnaireRequestId);
  const note = "Ask again in spring.";
  const reviews = [{ question: "looked", outcome: "accepted" as const, message: "", note }];
  const review = { responseId, reviews, outcome: "accepted" as const, message: "" };
  const reviewed = await reviewResponse(manager, questionnaireRequestId, review);
  if (!reviewed.ok) throw new Error(reviewed.reason);
  const ownQuestionnaireId = await makeOwnWithFiles(manager);
  await handIn(official, await sendTo(parties, ownQuestionnaireId));
  return { questionnaireRequestId, ownQuestionnaireId };
}

/** A questionnaire of the prime's own, as a copy begins. */
export async function makeOwn(manager: TestActor, key = SHORT): Promise<string> {
  const copied = await copyQuestionnaire(manager, key);
  if (!copied.ok) throw new Error(copied.reason);
  return copied.questionnaireId;
}
