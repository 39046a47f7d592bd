import { recordResponse } from "#app/commands/questionnaire/record-response.server.ts";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { sendQuestionnaire } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { type ContentAnswer, NO_CONTENT_ANSWER } from "#app/domain/questionnaire/content-answer.ts";
import { suggestReturnDue } from "#app/domain/questionnaire/return-due.ts";
import type { AnswerReview } from "#app/domain/questionnaire/review-form.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import {
  listQuestionnaireFiles,
  type QuestionnaireFile,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { planResponse } from "#app/queries/questionnaire/planned-response.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import type { ContentQuestion } from "#catalogs/index.ts";
import { OFFICIALS_SHOP } from "./chain.ts";
import { joinOfficials } from "./people.ts";
import type { Happening } from "./story.ts";
import { type DemoSupplier, done, officialActor, primeActor, type World } from "./world.ts";

const DAYS_TO_DUE = 21;
const PROHIBITED = "prohibited-sources";
const INCIDENTS = "cui-and-incidents";
const ACCEPTED = "Kestrel Hydraulics LLC";
const TO_REVIEW = "Bramblefield Composites, Inc.";
const RETURNED = "Sycamore Signal Processing LLC";

/** Their officials have accounts from the day on which the first questionnaire goes out. */
const EARLY = [ACCEPTED, TO_REVIEW, RETURNED];

const REASON = "Please name a person and a telephone number: one business day is short.";

/** What was asked by questionnaires: one accepted, one returned, one to review, two more to answer. */
export function tellQuestionnaires(world: World): Happening[] {
  const on = (daysAgo: number, minute: number, run: Happening["run"]): Happening => ({
    daysAgo,
    minute,
    run,
  });
  return [
    on(26, 290, () => joinEarly(world)),
    on(26, 300, (at) => send(world, PROHIBITED, EARLY, at)),
    on(19, 310, (at) => answer(world, ACCEPTED, PROHIBITED, {}, at)),
    on(17, 320, (at) => review(world, ACCEPTED, PROHIBITED, [], at)),
    on(12, 330, (at) => answer(world, RETURNED, PROHIBITED, { "report-to": "The office." }, at)),
    on(9, 340, (at) => review(world, RETURNED, PROHIBITED, [["report-to", REASON]], at)),
    on(6, 360, (at) => send(world, INCIDENTS, [ACCEPTED, TO_REVIEW], at)),
    on(4, 350, (at) => answer(world, TO_REVIEW, PROHIBITED, {}, at)),
  ];
}

/** The shop whose official signs in to the demo is asked today, once they have an account. */
export function askOfficialsShop(world: World, now: Date): Promise<void> {
  return send(world, INCIDENTS, [OFFICIALS_SHOP], now);
}

/** Whether the official of a supplier got an account before the end of the story. */
export function isJoinedEarly({ legalName }: DemoSupplier): boolean {
  return EARLY.includes(legalName);
}

function joinEarly(world: World): Promise<void> {
  return asSystem((tx) =>
    joinOfficials(
      tx,
      EARLY.map((name) => supplierNamed(world, name)),
    ),
  );
}

function supplierNamed({ suppliers }: World, name: string): DemoSupplier {
  const found = suppliers.get(name);
  if (!found) throw new RangeError(`no supplier ${name} in the demo`);
  return found;
}

async function send(world: World, key: string, names: string[], at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const source = await asActor(actor, (scope) => findSource(scope, key));
  if (!source) throw new RangeError(`no questionnaire ${key}`);
  const sent = await sendQuestionnaire(actor, key, {
    supplierId: names.map((name) => supplierNamed(world, name).supplierId),
    dueOn: addDays(actor.on, DAYS_TO_DUE),
    asks: "changed",
    message: "",
    contentHash: hashContent(source.content),
  });
  done(sent, `${key} to ${names.join(", ")}`);
}

/** Every question that comes up is answered, as a shop without trouble would. */
export async function answer(
  world: World,
  name: string,
  key: string,
  words: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  const supplier = supplierNamed(world, name);
  const actor = officialActor(supplier, at);
  const read = () => asActor(actor, (scope) => fileOf(scope, key));
  for (let file = await read(); file.problems.length > 0; file = await read()) {
    const missing = new Set(file.problems.map(({ question }) => question));
    const typed = listOpenQuestions(file.sections)
      .filter(({ id }) => missing.has(id))
      .map((question) => ({
        question: question.id,
        answer: answerTo(question, supplier, words[question.id]),
        readVersion: file.standing.get(question.id)?.version ?? 0,
      }));
    done(await saveContentAnswers(actor, file.request.id, typed), `${key} by ${name}`);
  }
  await asActor(actor, async (scope) => {
    const file = await fileOf(scope, key);
    const signature = { officialTitle: supplier.official.title, isSigned: true };
    await recordResponse(scope, { file, planned: planResponse(scope, file) }, "", signature);
  });
}

async function fileOf(scope: Scope, key: string): Promise<QuestionnaireFile> {
  const files = await listQuestionnaireFiles(scope);
  const file = files.find(({ request }) => request.questionnaire === key);
  if (!file) throw new RangeError(`no questionnaire ${key} came`);
  return file;
}

/** Questions to which "yes" is the answer of a shop without trouble. */
const GOOD = ["looked", "tiktok-rule", "fascsa-told", "flows-889"];

function answerTo(
  { id, type, options = [], columns = [] }: ContentQuestion,
  { official }: DemoSupplier,
  words = `${official.name}, extension 14`,
): ContentAnswer {
  if (type === "choice") {
    const wanted = GOOD.includes(id) ? "yes" : "no";
    const chosen = options.find(({ value }) => value === wanted) ?? options[0];
    return { ...NO_CONTENT_ANSWER, chosen: chosen ? [chosen.value] : [] };
  }
  if (type === "choices")
    return { ...NO_CONTENT_ANSWER, chosen: options.slice(0, 1).map(({ value }) => value) };
  if (type === "table") return { ...NO_CONTENT_ANSWER, rows: [columns.map(() => "None")] };
  return { ...NO_CONTENT_ANSWER, text: words };
}

/** The manager reviews what a supplier handed in: accepted, but for what is returned. */
export async function review(
  world: World,
  name: string,
  key: string,
  returned: readonly (readonly [question: string, message: string])[],
  at: Date,
): Promise<void> {
  const supplier = supplierNamed(world, name);
  const file = await asActor(officialActor(supplier, at), (scope) => fileOf(scope, key));
  const reviews: AnswerReview[] = returned.map(([question, message]) => ({
    question,
    message,
    outcome: "returned",
    note: "",
  }));
  const actor = primeActor(world, at);
  const reviewed = await reviewResponse(actor, file.request.id, {
    responseId: file.rounds[0]?.id ?? "",
    reviews,
    outcome: returned.length > 0 ? "returned" : "accepted",
    message: "",
    dueOn: suggestReturnDue(file, actor.on),
  });
  done(reviewed, `the review of ${key} by ${name}`);
}
