import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { finishAssignment } from "#app/commands/assignment/finish-assignment.server.ts";
import { takeBackAssignment } from "#app/commands/assignment/take-back.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import type { Subject } from "#app/domain/assignment/assignment.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listLeftOpen } from "#app/queries/assignment/left-open.server.ts";
import { letters } from "#db/schema/letter.ts";
import { giveTo, onSubject } from "#tests/factories/assignment.ts";
import { actorOf, makePerson, type TestActor } from "#tests/factories/people.ts";
import { contentAnswer, readQuestionnaire, sendTo } from "#tests/factories/questionnaire.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { answer } from "#tests/factories/workbook-answers.ts";

let chain: Awaited<ReturnType<typeof makeSupplyChain>>;
let priya: TestActor;

beforeAll(async () => {
  chain = await makeSupplyChain();
  priya = await actorOf(chain.subcontractor, "subcontractor-contributor");
});

async function given(subject: Subject, part: string) {
  await giveTo(chain.official, priya, subject, [part]);
  const found = (await onSubject(chain.official, subject)).find((one) => one.part === part);
  if (!found) throw new Error(`nobody is on ${part}`);
  return found;
}

const left = (actor: TestActor, part: Parameters<typeof listLeftOpen>[1]) =>
  asActor(actor, (scope) => listLeftOpen(scope, part));

test("of a family what nobody answered is left open, for both who look at it", async () => {
  const { workbookId } = await startWorkbook(chain.official, { systemName: "Test bench" });
  const part = await given({ kind: "workbook", id: workbookId }, "awareness-and-training");
  await saveAnswers(priya, workbookId, [
    { requirement: "3.2.1", answer: answer({ status: "met" }), readVersion: 0 },
  ]);
  for (const actor of [priya, chain.official])
    expect((await left(actor, part)).map((one) => one.split(" ")[0])).toEqual(["3.2.2", "3.2.3"]);
});

test("of a section it is the section, until it is complete", async () => {
  const part = await given({ kind: "request", id: chain.requestId }, "system");
  expect(await left(priya, part)).toEqual(["The system that holds the information"]);
});

test("who finishes a part that is not answered is told so before, and whoever gave it after", async () => {
  const id = await sendTo(chain);
  const { request } = await readQuestionnaire(chain.official, id);
  const [first] = request.content.sections;
  if (!first?.questions[0]) throw new Error("it asks nothing");
  const part = await given({ kind: "questionnaire", id }, first.id);
  const open = await left(priya, part);
  const { label } = first.questions[0];
  expect(open).toContain(label);
  const browser = await Visitor.of(priya.person);
  const page = paths.subcontractor.assignment(priya.organizationId, part.id);
  expect((await browser.get(page)).body).toContain("I have finished all the same");
  await finishAssignment(priya, part.id);
  const told = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.toEmail, chain.official.person.email)),
  );
  const letter = told.find(({ kind }) => kind === "assignment-finished");
  expect(letter?.facts).toMatchObject({ leftOpen: open.length });
  const reader = await Visitor.of(chain.official.person);
  expect((await reader.get(page)).body).toContain("still to be given");
  await saveContentAnswers(priya, id, [
    {
      question: first.questions[0].id,
      answer: contentAnswer({ chosen: ["no"] }),
      readVersion: 0,
    },
  ]);
  expect(await left(priya, part)).not.toContain(label);
});

test("who sends words to a part that was taken back reads why, and has the words", async () => {
  const { workbookId } = await startWorkbook(chain.official, { systemName: "Other bench" });
  const part = await given({ kind: "workbook", id: workbookId }, "awareness-and-training");
  const stranger = await actorOf(chain.subcontractor, "subcontractor-contributor", {
    person: await makePerson(),
  });
  const [browser, other] = [await Visitor.of(priya.person), await Visitor.of(stranger.person)];
  const { workbookFamily, assignment } = paths.subcontractor;
  const page = workbookFamily(priya.organizationId, workbookId, "awareness-and-training");
  const { body } = await browser.get(page);
  expect((await other.get(page)).status).toBe(404);
  await takeBackAssignment(chain.official, part.id);
  for (const path of [page, assignment(priya.organizationId, part.id)]) {
    const shut = await browser.get(path);
    expect([path, shut.status]).toEqual([path, 410]);
    expect(shut.body).toContain("it was taken back on");
    expect((await other.get(path)).status).toBe(404);
  }
  const key = /name="_key" value="([^"]+)"/.exec(body)?.[1] ?? "";
  const note = "Training is each March.";
  const sent = await browser.post(page, { _key: key, "3-2-1.note": note, intent: "save" });
  expect(sent.status).toBe(410);
  expect(sent.body).toContain(note);
});
