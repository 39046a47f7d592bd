import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { assign } from "#app/commands/assignment/assign.server.ts";
import {
  addAnswerFile,
  removeAnswerFile,
} from "#app/commands/questionnaire/change-answer-files.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { writeQuestionPart } from "#app/domain/assignment/parts.ts";
import { DEFAULT_QUOTAS } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { makePdf } from "#tests/factories/answer.ts";
import { assignFormOf, giveTo, onSubject } from "#tests/factories/assignment.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import {
  contentAnswer,
  FILE_QUESTION,
  giveAnswerFile,
  handIn,
  makeOwnWithFiles,
  readQuestionnaire,
  sendTo,
} from "#tests/factories/questionnaire.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

/** A questionnaire with a question that asks for files, and a contributor who has none of it yet. */
async function makeAsked() {
  const chain = await makeSupplyChain();
  const id = await sendTo(chain, await makeOwnWithFiles(chain.manager));
  const priya = await actorOf(chain.subcontractor, "subcontractor-contributor");
  const { sections } = (await readQuestionnaire(chain.official, id)).request.content;
  const [section] = sections;
  const own = section?.questions.find(({ type }) => type === "choice");
  const other = section?.questions.find((one) => one.id !== own?.id && one.type !== "file");
  if (!section || !own || !other) throw new Error("it has too few questions");
  const subject = { kind: "questionnaire", id } as const;
  const fileWhich = { requestId: id, question: FILE_QUESTION };
  return { ...chain, id, priya, section, own, other, subject, fileWhich, o: priya.organizationId };
}
const typed = (question: string) => [
  { question, answer: contentAnswer({ chosen: ["no"] }), readVersion: 0 },
];

test("a question given alone is seen and answered alone, held by the database", async () => {
  const { official, priya, id, section, own, other, subject, o } = await makeAsked();
  await saveContentAnswers(official, id, typed(other.id));
  const part = writeQuestionPart(section.id, own.id);
  await giveTo(official, priya, subject, [part]);
  const browser = await Visitor.of(priya.person);
  const { questionnairePart, questionnaire, answerFiles } = paths.subcontractor;
  const page = await browser.get(questionnairePart(o, id, part));
  expect(page.status).toBe(200);
  expect(page.body).toContain(own.label.replaceAll("'", "&#x27;"));
  expect(page.body).not.toContain(other.label.slice(0, 30));
  for (const path of [
    questionnairePart(o, id, section.id),
    questionnairePart(o, id, writeQuestionPart(section.id, other.id)),
    answerFiles(o, id, part, FILE_QUESTION),
    answerFiles(o, id, section.id, FILE_QUESTION),
    questionnaire(o, id),
  ])
    expect((await browser.get(path)).status, path).toBe(404);
  expect(await saveContentAnswers(priya, id, typed(own.id))).toMatchObject({ ok: true });
  await expect(saveContentAnswers(priya, id, typed(other.id))).rejects.toMatchObject({
    cause: { code: "42501" },
  });
  const seen = await asActor(priya, ({ tx }) =>
    tx.execute<{ question: string }>(sql`select distinct question from questionnaire_answers`),
  );
  expect(seen.map(({ question }) => question)).toEqual([own.id]);
});

test("the form of the page saves that question, and leads back to the assignment", async () => {
  const { official, priya, id, section, own, subject, o } = await makeAsked();
  const part = writeQuestionPart(section.id, own.id);
  await giveTo(official, priya, subject, [part]);
  const browser = await Visitor.of(priya.person);
  const page = paths.subcontractor.questionnairePart(o, id, part);
  const { body } = await browser.get(page);
  const form = formsOf(body).find(({ inside }) => inside.includes('value="continue"'));
  const name = new RegExp(`name="([^"]*${own.id}[^"]*chosen[^"]*)"`).exec(form?.inside ?? "")?.[1];
  const fields = { ...inputsOf(form?.inside ?? ""), [name ?? "none"]: "no", intent: "continue" };
  const answer = await browser.post(page, fields);
  expect(answer.status).toBe(303);
  const [given] = await onSubject(official, subject);
  expect(answer.location).toContain(paths.subcontractor.assignment(o, given?.id ?? ""));
  expect((await readQuestionnaire(official, id)).answers[own.id]?.chosen).toEqual(["no"]);
});

test("a part and a question of it may be with two people; a question of a part that goes whole goes with it", async () => {
  const { official, subcontractor, priya, section, own, subject } = await makeAsked();
  const part = writeQuestionPart(section.id, own.id);
  const colleague = await actorOf(subcontractor, "subcontractor-preparer");
  await giveTo(official, priya, subject, [part]);
  await giveTo(official, colleague, subject, [section.id, part]);
  const standing = await onSubject(official, subject);
  expect(standing.map((one) => [one.part, one.assigneeId]).sort()).toEqual(
    [
      [part, priya.personId],
      [section.id, colleague.personId],
    ].sort(),
  );
  const unknown = await assignFormOf(official, subject, [writeQuestionPart("no", own.id)], {
    colleague: priya.personId,
  });
  expect(await assign(official, subject, unknown)).toMatchObject({ reason: "unknown-part" });
  const browser = await Visitor.of(official.person);
  const whole = await browser.get(
    paths.subcontractor.questionnaire(official.organizationId, subject.id),
  );
  expect(whole.body).toContain(priya.personName);
  expect(whole.body).toContain(colleague.personName);
});

test("a contributor gives files to a question that they were given, and reads no file of others", async () => {
  const { official, priya, id, section, subject, fileWhich, o } = await makeAsked();
  const part = writeQuestionPart(section.id, FILE_QUESTION);
  await giveTo(official, priya, subject, [part]);
  const theirs = await giveAnswerFile(official, fileWhich, { fileName: "official.pdf" });
  const browser = await Visitor.of(priya.person);
  const page = paths.subcontractor.answerFiles(o, id, part, FILE_QUESTION);
  const opened = await browser.get(page);
  expect(opened.status).toBe(200);
  const form = formsOf(opened.body).find(({ inside }) => inside.includes('type="file"'));
  const file = new File([new Uint8Array(makePdf("Registration 7"))], "mine.pdf");
  const fields = { ...inputsOf(form?.inside ?? ""), noCui: "on", file };
  const sent = await browser.post(page, fields);
  expect(sent.location).toContain("done=added");
  const names = async () =>
    ((await readQuestionnaire(official, id)).answers[FILE_QUESTION]?.files ?? [])
      .map(({ fileName }) => fileName)
      .sort();
  expect(await names()).toEqual(["mine.pdf", "official.pdf"]);
  const seen = await asActor(priya, ({ tx }) => tx.select().from(evidence));
  expect(seen.map(({ fileName }) => fileName)).toEqual(["mine.pdf"]);
  const listed = await browser.get(page);
  expect(listed.body).toContain("mine.pdf");
  expect(listed.body).not.toContain(paths.subcontractor.evidence(o, theirs.id));
  expect((await browser.get(paths.subcontractor.evidence(o, theirs.id))).status).toBe(404);
  const mine = (await readQuestionnaire(official, id)).answers[FILE_QUESTION]?.files?.find(
    ({ fileName }) => fileName === "mine.pdf",
  );
  expect(await removeAnswerFile(priya, fileWhich, mine?.id ?? "")).toEqual({ ok: true });
  expect(await names()).toEqual(["official.pdf"]);
  await handIn(official, id);
  const late = await addAnswerFile(priya, fileWhich, {
    fileName: "late.pdf",
    bytes: makePdf("Registration 8"),
  });
  expect(late).toMatchObject({ ok: false, reason: "not-found" });
});

test("without such a question no file can be written, and no row in the name of another", async () => {
  const { official, priya, subcontractor, section, own, subject, fileWhich } = await makeAsked();
  const row = (change: object) => ({
    uploadedAt: priya.at,
    uploadedBy: priya.personId,
    uploadedByName: priya.personName,
    organizationId: subcontractor.id,
    fileName: "x.pdf",
    mediaType: "application/pdf",
    sizeBytes: 1,
    sha256: "a".repeat(64),
    blobKey: "none",
    ...change,
  });
  const write = (change: object) =>
    asActor(priya, ({ tx }) => tx.insert(evidence).values(row(change)));
  await expect(write({})).rejects.toMatchObject({ cause: { code: "42501" } });
  await giveTo(official, priya, subject, [writeQuestionPart(section.id, own.id)]);
  const stranger = await makeOrganization();
  for (const change of [{ uploadedBy: official.personId }, { organizationId: stranger.id }])
    await expect(write(change)).rejects.toMatchObject({ cause: { code: "42501" } });
  const given = { fileName: "letter.pdf", bytes: makePdf("Registration 9") };
  await expect(addAnswerFile(priya, fileWhich, given)).rejects.toMatchObject({
    cause: { code: "42501" },
  });
});

test("a contributor's files count against what the whole organization may keep", async () => {
  const { official, priya, section, subject, fileWhich } = await makeAsked();
  await giveTo(official, priya, subject, [writeQuestionPart(section.id, FILE_QUESTION)]);
  await giveAnswerFile(official, fileWhich);
  const before = env().quotas;
  try {
    Object.assign(env(), { quotas: { ...DEFAULT_QUOTAS, "evidence-files": 1 } });
    const given = { fileName: "letter.pdf", bytes: makePdf("Registration 10") };
    expect(await addAnswerFile(priya, fileWhich, given)).toMatchObject({
      refusal: { reason: "quota-files" },
    });
  } finally {
    Object.assign(env(), { quotas: before });
  }
});
