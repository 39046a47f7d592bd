import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  addAnswerFile,
  removeAnswerFile,
} from "#app/commands/questionnaire/change-answer-files.server.ts";
import { openAnswerFile } from "#app/commands/questionnaire/open-answer-file.server.ts";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { disposeEvidence } from "#app/commands/retention/dispose-evidence.server.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { withEarlierAnswers } from "#app/domain/questionnaire/answers-form.ts";
import { removeDisposed } from "#app/jobs/remove-disposed.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { openOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import { listEarlierAnswers } from "#app/queries/questionnaire/earlier-answer.server.ts";
import { listKeptFiles } from "#app/queries/retention/kept-file.server.ts";
import {
  getRetentionPeriod,
  listFilesPastRetention,
} from "#app/queries/retention/retention.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { makePdf } from "#tests/factories/answer.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  contentAnswer,
  FILE_QUESTION,
  giveAnswerFile,
  handIn,
  makeOwnWithFiles,
  readQuestionnaire,
  sendTo,
} from "#tests/factories/questionnaire.ts";
import { makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

async function makeAsked() {
  const chain = await makeSupplyChain();
  const own = await makeOwnWithFiles(chain.manager);
  const requestId = await sendTo(chain, own);
  return { ...chain, own, requestId, which: { requestId, question: FILE_QUESTION } };
}

const filesOf = async (official: TestActor, requestId: string) =>
  (await readQuestionnaire(official, requestId)).answers[FILE_QUESTION]?.files ?? [];

test("files answer a question: given once, beside what a colleague gave, and taken off", async () => {
  const { official, subcontractor, requestId, which } = await makeAsked();
  const colleague = await actorOf(subcontractor, "subcontractor-preparer");
  const bytes = makePdf("Registration 1");
  const given = { fileName: "letter.pdf", bytes };
  const [first, second] = await Promise.all([
    addAnswerFile(official, which, given),
    addAnswerFile(official, which, given),
  ]);
  expect([first.ok, second.ok]).toEqual([true, true]);
  expect(await filesOf(official, requestId)).toHaveLength(1);
  await Promise.all([
    addAnswerFile(official, which, { fileName: "two.pdf", bytes: makePdf("Registration 2") }),
    addAnswerFile(colleague, which, { fileName: "three.pdf", bytes: makePdf("Registration 3") }),
  ]);
  const three = await filesOf(official, requestId);
  expect(three.map(({ fileName }) => fileName).sort()).toEqual([
    "letter.pdf",
    "three.pdf",
    "two.pdf",
  ]);
  // A form of the part that was opened before any file says nothing of files, and loses none.
  const stale = [{ question: FILE_QUESTION, answer: contentAnswer({}), readVersion: 0 }];
  expect(await saveContentAnswers(official, requestId, stale)).toEqual({ ok: true, saved: 0 });
  const letter = three.find(({ fileName }) => fileName === "letter.pdf");
  for (const _ of [1, 2])
    expect(await removeAnswerFile(official, which, letter?.id ?? "")).toEqual({ ok: true });
  expect(await filesOf(official, requestId)).toHaveLength(2);
  const unknown = { requestId, question: "looked" };
  expect(await addAnswerFile(official, unknown, given)).toMatchObject({ reason: "not-found" });
});

test("what is no PDF or picture, what is marked and what is taken for a plan is not kept", async () => {
  const { official, requestId, which } = await makeAsked();
  const add = (fileName: string, bytes: Buffer) =>
    addAnswerFile(official, which, { fileName, bytes });
  expect(await add("letter.pdf", Buffer.from("<script>alert(1)</script>"))).toMatchObject({
    refusal: { reason: "wrong-type" },
  });
  expect(await add("letter.pdf", makePdf("CUI//SP-CTI"))).toMatchObject({
    refusal: { reason: "marked" },
  });
  expect(await add("letter.pdf", Buffer.alloc(0))).toMatchObject({ ok: false, reason: "refused" });
  expect(await filesOf(official, requestId)).toEqual([]);
  const named = await giveAnswerFile(official, which, { fileName: "../../étiquette \u202e.exe" });
  expect(named.fileName).not.toContain("/");
  expect(named.fileName).toMatch(/\.pdf$/);
});

test("nobody but its organization knows of a file before it is handed in; afterwards that prime alone", async () => {
  const chain = await makeAsked();
  const { manager, official, requestId, which, contractId } = chain;
  const other = await makeSupplyChain();
  const file = await giveAnswerFile(official, which);
  const auditor = await makeAuditor(manager, [contractId]);
  const open = (actor: Actor) => openAnswerFile(actor, { requestId, evidenceId: file.id });
  const knows = async (actor: Actor) => {
    const rows = await asActor(actor, ({ tx }) =>
      tx.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, file.id)),
    );
    return rows.length === 1;
  };
  for (const actor of [manager, other.manager, other.official, auditor]) {
    expect(await open(actor)).toBeNull();
    expect(await knows(actor)).toBe(false);
    expect(
      await addAnswerFile(actor, which, { fileName: "a.pdf", bytes: makePdf("a") }),
    ).toMatchObject({
      reason: "not-found",
    });
  }
  await handIn(official, requestId);
  expect(await open(manager)).toMatchObject({
    fileName: file.fileName,
    mediaType: "application/pdf",
  });
  expect(await open(auditor)).toMatchObject({ fileName: file.fileName });
  const strange = await makeAuditor(other.manager, [other.contractId]);
  for (const actor of [other.manager, other.official, strange]) {
    expect(await open(actor)).toBeNull();
    expect(await knows(actor)).toBe(false);
  }
  const viewed = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.action, "evidence.viewed")),
  );
  expect(viewed.filter(({ entry }) => entry.includes(file.id))).toHaveLength(2);
  // Handed in, it is given no more and taken off no more.
  expect(await removeAnswerFile(official, which, file.id)).toMatchObject({ reason: "closed" });
  const late = { fileName: "late.pdf", bytes: makePdf("late") };
  expect(await addAnswerFile(official, which, late)).toMatchObject({ reason: "closed" });
});

test("another organization's file cannot be put beside an answer, not even by a statement", async () => {
  const { official, requestId, which } = await makeAsked();
  await giveAnswerFile(official, which);
  await handIn(official, requestId);
  const other = await makeAsked();
  const foreign = await giveAnswerFile(other.official, other.which);
  const insert = asActor(official, ({ tx }) =>
    tx.execute(sql`insert into questionnaire_files
      (prime_id, supplier_id, organization_id, request_id, response_id, question, evidence_id)
      select prime_id, supplier_id, organization_id, request_id, response_id, question, ${foreign.id}::uuid
      from questionnaire_files limit 1`),
  );
  await expect(insert.catch((error) => Promise.reject(error.cause))).rejects.toMatchObject({
    code: "42501",
  });
});

test("files are asked again when they are returned, carried over when they are not, offered elsewhere", async () => {
  const chain = await makeAsked();
  const { manager, official, requestId, which, own } = chain;
  const first = await giveAnswerFile(official, which);
  const responseId = await handIn(official, requestId);
  const returned = {
    question: FILE_QUESTION,
    outcome: "returned" as const,
    message: "Of 2024. Newer?",
    note: "",
  };
  await reviewResponse(manager, requestId, {
    responseId,
    reviews: [returned],
    outcome: "returned",
    message: "",
    dueOn: addDays(manager.on, 30),
  });
  const second = await giveAnswerFile(official, which);
  await removeAnswerFile(official, which, first.id);
  const again = await handIn({ ...official, at: new Date() }, requestId);
  await reviewResponse(manager, requestId, {
    responseId: again,
    reviews: [],
    outcome: "accepted",
    message: "",
  });
  for (const { id } of [first, second])
    expect(await openAnswerFile(manager, { requestId, evidenceId: id })).toHaveProperty("bytes");

  const otherPrime = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(otherPrime, chain.subcontractor);
  const later = { ...otherPrime, at: new Date(manager.at.getTime() + 60_000) };
  const there = await sendTo({ manager: later, official, supplier }, await makeOwnWithFiles(later));
  const file = await readQuestionnaire(official, there);
  const earlier = await asActor(official, (scope) => listEarlierAnswers(scope, file));
  expect(earlier.find(({ question }) => question === FILE_QUESTION)?.answer.files).toEqual([
    second,
  ]);
  const blank = [{ question: FILE_QUESTION, answer: contentAnswer({}), readVersion: 0 }];
  await saveContentAnswers(official, there, withEarlierAnswers(blank, earlier));
  await handIn(official, there);
  expect(await openAnswerFile(later, { requestId: there, evidenceId: second.id })).toHaveProperty(
    "bytes",
  );
  expect(await openAnswerFile(later, { requestId: there, evidenceId: first.id })).toBeNull();
  expect(own).not.toBe(there);
});

test("a file that was handed in is kept for the prime's years, offered then, and gone once disposed of", async () => {
  const { manager, official, requestId, which } = await makeAsked();
  const file = await giveAnswerFile(official, which);
  await handIn(official, requestId);
  const kept = (actor: Actor) => asActor(actor, (scope) => listKeptFiles(scope, [file.id]));
  const [now] = await kept(manager);
  expect(now).toMatchObject({
    fileName: file.fileName,
    facts: [],
    answers: [{ questionnaireRequestId: requestId, title: "Sources, with papers" }],
    verdict: { may: false, reason: "not-yet" },
  });
  const years = {
    ...manager,
    at: new Date(),
    on: calendarDate(`${Number(manager.on.slice(0, 4)) + 7}-01-01`),
  };
  const past = await asActor(years, async (scope) =>
    listFilesPastRetention(scope, await getRetentionPeriod(scope), null),
  );
  expect(past.evidenceIds).toEqual([file.id]);
  expect(await disposeEvidence(manager, { evidenceIds: [file.id] })).toMatchObject({
    reason: "not-yet",
  });
  expect(await disposeEvidence(years, { evidenceIds: [file.id] })).toMatchObject({ disposed: 1 });
  expect(await openAnswerFile(manager, { requestId, evidenceId: file.id })).toHaveProperty(
    "disposal",
  );
  const other = await makeSupplyChain();
  expect(await kept(other.manager)).toEqual([]);
});

test("the content goes when nobody keeps it any more, and is offered no longer; not while an answer names it", async () => {
  const chain = await makeAsked();
  const { manager, official, requestId, which } = chain;
  const file = await giveAnswerFile(official, which);
  const responseId = await handIn(official, requestId);
  const accepted = { responseId, reviews: [], outcome: "accepted" as const, message: "" };
  await reviewResponse(manager, requestId, accepted);
  const year = Number(manager.on.slice(0, 4));
  const years = { ...manager, at: new Date(), on: calendarDate(`${year + 7}-01-01`) };
  expect(await disposeEvidence(years, { evidenceIds: [file.id] })).toMatchObject({ disposed: 1 });

  const otherPrime = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(otherPrime, chain.subcontractor);
  const own = await makeOwnWithFiles(otherPrime);
  const there = await sendTo({ manager: otherPrime, official, supplier }, own);
  const read = () => readQuestionnaire(official, there);
  const offered = async () => {
    const asked = await read();
    return asActor(official, (scope) => listEarlierAnswers(scope, asked));
  };
  const reuse = async () => {
    const blank = [{ question: FILE_QUESTION, answer: contentAnswer({}), readVersion: 0 }];
    await saveContentAnswers(official, there, withEarlierAnswers(blank, await offered()));
  };
  await reuse();
  const isThere = async () =>
    "bytes" in ((await asActor(official, (scope) => openOwnEvidence(scope, file.id))) ?? {});
  const far = new Date(`${year + 9}-01-01T12:00:00Z`);
  await removeDisposed(far);
  expect(await isThere()).toBe(true);
  await removeAnswerFile(official, { requestId: there, question: FILE_QUESTION }, file.id);
  await removeDisposed(far);
  expect(await isThere()).toBe(false);
  await withdrawQuestionnaire(otherPrime, there);
  const again = await sendTo({ manager: later(otherPrime), official, supplier }, own);
  const asked = await readQuestionnaire(official, again);
  const earlier = await asActor(official, (scope) => listEarlierAnswers(scope, asked));
  expect(earlier.map(({ question }) => question)).toContain("looked");
  expect(earlier.map(({ question }) => question)).not.toContain(FILE_QUESTION);
});

const later = (actor: TestActor) => ({ ...actor, at: new Date() });

test("the pages: a part leads to its files and loses nothing, without script; the prime downloads", async () => {
  const { manager, official, requestId, which } = await makeAsked();
  const { answerFiles, questionnairePart } = paths.subcontractor;
  const o = official.organizationId;
  const browser = await Visitor.of({ id: official.personId });
  const part = questionnairePart(o, requestId, "telecom");
  const { body } = await browser.get(part);
  expect(body).toContain(`value="files:${FILE_QUESTION}"`);
  const files = answerFiles(o, requestId, "telecom", FILE_QUESTION);
  expect((await browser.get(files)).status).toBe(200);
  expect((await browser.get(answerFiles(o, requestId, "telecom", "looked"))).status).toBe(404);
  expect((await browser.get(answerFiles(o, requestId, "other", FILE_QUESTION))).status).toBe(404);
  const file = await giveAnswerFile(official, which);
  expect((await browser.get(part)).body).toContain(file.fileName);
  await handIn(official, requestId);
  const shared = await browser.get(paths.subcontractor.sharing(o));
  expect(shared.body).toContain("Sources, with papers");
  expect(shared.body).toContain("with 1 file");
  const prime = await Visitor.of({ id: manager.personId });
  const page = await prime.get(paths.prime.sentQuestionnaire(manager.organizationId, requestId));
  const href = paths.prime.answerFile(manager.organizationId, requestId, file.id);
  expect(page.body).toContain(href);
  expect((await prime.get(href)).status).toBe(200);
  const other = await makeSupplyChain();
  const stranger = await Visitor.of({ id: other.manager.personId });
  const strange = paths.prime.answerFile(other.manager.organizationId, requestId, file.id);
  expect((await stranger.get(strange)).status).toBe(404);
});
