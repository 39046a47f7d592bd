import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { changeOwnQuestionnaire } from "#app/commands/questionnaire/change-own-questionnaire.server.ts";
import { copyQuestionnaire } from "#app/commands/questionnaire/copy-questionnaire.server.ts";
import { publishQuestionnaire } from "#app/commands/questionnaire/publish-questionnaire.server.ts";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { sendQuestionnaire } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import {
  signResponse,
  submitResponse,
} from "#app/commands/questionnaire/submit-response.server.ts";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import {
  withHead,
  withoutQuestion,
  withoutSection,
  withQuestion,
  withSection,
} from "#app/domain/questionnaire/compose.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { listQuestionnaireFiles } from "#app/queries/questionnaire/asked-request.server.ts";
import { listEarlierAnswers } from "#app/queries/questionnaire/earlier-answer.server.ts";
import { planResponse } from "#app/queries/questionnaire/planned-response.server.ts";
import { getReviewFile } from "#app/queries/questionnaire/review-file.server.ts";
import { planSendings } from "#app/queries/questionnaire/send-plan.server.ts";
import { listSent, listSentQuestionnaires } from "#app/queries/questionnaire/sent-list.server.ts";
import { findSource, getOwnQuestionnaire } from "#app/queries/questionnaire/source.server.ts";
import { listDueReminders } from "#app/queries/reminder/due.server.ts";
import { listWork } from "#app/queries/worklist/worklist.server.ts";
import type { QuestionnaireContent } from "#catalogs/index.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { questionnaireResponses } from "#db/schema/questionnaire.ts";
import { reviews } from "#db/schema/review.ts";
import { codeOf, later } from "#tests/factories/answer.ts";
import { mergeAsShown } from "#tests/factories/merged-suppliers.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import {
  answerQuestions,
  contentAnswer,
  handIn,
  makeOwn,
  readQuestionnaire,
  SHORT,
  sendFormOf,
  sendTo,
} from "#tests/factories/questionnaire.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const BROWSER = { device: "Test", network: "", sessionId: null, knownDevice: null };

const logOf = async (primeId: string) => {
  const rows = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.primeId, primeId)),
  );
  return rows.map(({ action }) => action).filter((action) => action.startsWith("questionnaire."));
};
const lettersOf = async (organizationId: string) => {
  const rows = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.organizationId, organizationId)),
  );
  return rows.map(({ kind, toEmail }) => `${kind} ${toEmail}`).filter((one) => one.startsWith("q"));
};

test("a questionnaire goes out, is answered, signed, returned, answered again and accepted", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, prime } = chain;
  const requestId = await sendTo(chain);
  expect((await readQuestionnaire(official, requestId)).state).toBe("sent");
  await answerQuestions(official, requestId);
  const ready = await readQuestionnaire(official, requestId);
  expect(ready.state).toBe("started");
  const { hash } = await asActor(official, async (scope) => planResponse(scope, ready));
  const form = {
    agrees: "on" as const,
    message: "",
    statementHash: hash,
    code: codeOf(official, official.at),
    officialName: official.personName,
    officialTitle: "President",
  };
  expect(await submitResponse(official, requestId, form)).toMatchObject({ reason: "not-official" });
  const other = { ...form, officialName: "Somebody Else" };
  expect(await signResponse(official, BROWSER, requestId, other)).toMatchObject({
    reason: "wrong-name",
  });
  const stale = { ...form, statementHash: "x" };
  expect(await signResponse(official, BROWSER, requestId, stale)).toMatchObject({
    reason: "changed",
  });
  const preparer = await actorOf(chain.subcontractor, "subcontractor-preparer");
  expect(await signResponse(preparer, BROWSER, requestId, form)).toMatchObject({
    reason: "not-official",
  });
  expect(await signResponse(official, BROWSER, requestId, form)).toEqual({ ok: true });
  expect(await signResponse(official, BROWSER, requestId, form)).toMatchObject({
    reason: "submitted-already",
  });

  const read = () => asActor(manager, (scope) => getReviewFile(scope, requestId));
  const [first] = (await read())?.rounds ?? [];
  expect((await read())?.state).toBe("submitted");
  const onToday = async () => {
    const all = await asActor(manager, (scope) => listWork(scope, { owner: "everybody" }, null));
    return all.items.filter(({ kind }) => kind === "questionnaire-to-review");
  };
  expect(await onToday()).toMatchObject([{ id: first?.id, ref: requestId }]);
  const review = {
    responseId: first?.id ?? "",
    reviews: [
      {
        question: "report-to",
        outcome: "returned" as const,
        message: "Name a stand-in too.",
        note: "Often away.",
      },
    ],
    message: "One thing.",
  };
  expect(await reviewResponse(manager, requestId, { ...review, outcome: null })).toEqual({
    ok: true,
  });
  expect((await read())?.state).toBe("in-review");
  const before = await readQuestionnaire(official, requestId);
  expect([before.state, before.rounds[0]?.reviews]).toEqual(["submitted", []]);
  expect(await reviewResponse(manager, requestId, { ...review, outcome: "returned" })).toEqual({
    ok: false,
    reason: "overdue",
  });
  const dueOn = addDays(manager.on, 30);
  const returning = { ...review, outcome: "returned" as const, dueOn };
  expect(await reviewResponse(manager, requestId, returning)).toEqual({ ok: true });
  expect(
    await reviewResponse(manager, requestId, { ...review, outcome: "accepted" }),
  ).toMatchObject({
    reason: "decided",
  });
  expect(await onToday()).toEqual([]);

  const returned = await readQuestionnaire(official, requestId);
  expect(returned.state).toBe("returned");
  expect(returned.former?.returned).toEqual(["report-to"]);
  expect(returned.answerDueOn).toBe(dueOn);
  expect(JSON.stringify(returned)).not.toContain("Often away");
  const saved = await saveContentAnswers(official, requestId, [
    {
      question: "report-to",
      answer: contentAnswer({ text: "R. Moss, or P. Vane when away" }),
      readVersion: returned.standing.get("report-to")?.version ?? 0,
    },
  ]);
  expect(saved).toEqual({ ok: true, saved: 1 });
  const second = await handIn(official, requestId);
  const accepted = { responseId: second, reviews: [], outcome: "accepted" as const, message: "" };
  expect(
    await reviewResponse(manager, requestId, { ...accepted, responseId: first?.id ?? "" }),
  ).toMatchObject({
    reason: "changed",
  });
  expect(await reviewResponse(manager, requestId, accepted)).toEqual({ ok: true });
  const file = await read();
  expect(file?.state).toBe("accepted");
  expect(file?.rounds.map(({ answers }) => answers["report-to"]?.text)).toEqual([
    "R. Moss, or P. Vane when away",
    "R. Moss, extension 14",
  ]);
  expect(await withdrawQuestionnaire(manager, requestId)).toMatchObject({ reason: "accepted" });
  expect(await logOf(prime.id)).toEqual([
    "questionnaire.sent",
    "questionnaire.started",
    "questionnaire.submitted",
    "questionnaire.returned",
    "questionnaire.submitted",
    "questionnaire.accepted",
  ]);
  expect((await lettersOf(prime.id)).map((one) => one.split(" ")[0])).toEqual([
    "questionnaire-sent",
    "questionnaire-submitted",
    "questionnaire-reviewed",
    "questionnaire-submitted",
    "questionnaire-reviewed",
  ]);
});

test("two colleagues in one part lose nothing of each other's", async () => {
  const chain = await makeSupplyChain();
  const colleague = await actorOf(chain.subcontractor, "subcontractor-preparer");
  const requestId = await sendTo(chain);
  const yes = contentAnswer({ chosen: ["yes"] });
  const no = contentAnswer({ chosen: ["no"] });
  const typed = (question: string, answer: typeof yes) => ({ question, answer, readVersion: 0 });
  expect(await saveContentAnswers(chain.official, requestId, [typed("looked", yes)])).toEqual({
    ok: true,
    saved: 1,
  });
  const late = await saveContentAnswers(colleague, requestId, [
    typed("looked", no),
    typed("uses-889", no),
  ]);
  expect(late).toMatchObject({ ok: false, reason: "stale" });
  const { standing, answers } = await readQuestionnaire(chain.official, requestId);
  expect(answers.looked).toEqual(yes);
  expect(answers["uses-889"]).toEqual(no);
  expect(standing.get("looked")?.version).toBe(1);
});

test("nobody answers what was handed in or withdrawn, and other organizations find nothing", async () => {
  const chain = await makeSupplyChain();
  const other = await makeSupplyChain();
  const requestId = await sendTo(chain);
  const typed = [{ question: "looked", answer: contentAnswer({ chosen: ["no"] }), readVersion: 0 }];
  for (const actor of [other.official, other.manager, chain.manager])
    expect(await saveContentAnswers(actor, requestId, typed)).toMatchObject({
      reason: "not-found",
    });
  expect(await withdrawQuestionnaire(other.manager, requestId)).toMatchObject({
    reason: "not-found",
  });
  await handIn(chain.official, requestId);
  expect(await saveContentAnswers(chain.official, requestId, typed)).toMatchObject({
    reason: "closed",
  });
  expect(await withdrawQuestionnaire(chain.manager, requestId)).toEqual({ ok: true });
  expect(await withdrawQuestionnaire(chain.manager, requestId)).toEqual({ ok: true });
  expect((await readQuestionnaire(chain.official, requestId)).state).toBe("withdrawn");
});

test("who is left out is told why: nobody joined, it is open already, nothing is left to ask", async () => {
  const chain = await makeSupplyChain();
  const { manager, supplier } = chain;
  const stranger = await makeSupplier(manager);
  const ids = [supplier.id, stranger.id];
  const plan = async () => {
    const planned = await asActor(manager, async (scope) => {
      const source = await findSource(scope, SHORT);
      return source ? planSendings(scope, source, ids, false) : [];
    });
    return new Map(planned.map((one) => [one.supplierId, one.skip]));
  };
  expect(await plan()).toEqual(
    new Map([
      [supplier.id, null],
      [stranger.id, "not-joined"],
    ]),
  );
  const form = await sendFormOf(manager, ids);
  expect(await sendQuestionnaire(manager, SHORT, { ...form, contentHash: "x" })).toMatchObject({
    reason: "changed",
  });
  expect(
    await sendQuestionnaire(manager, SHORT, { ...form, dueOn: addDays(manager.on, -1) }),
  ).toMatchObject({ reason: "overdue" });
  expect(await sendQuestionnaire(manager, "no-such", form)).toMatchObject({ reason: "not-found" });
  expect(await sendQuestionnaire(manager, SHORT, form)).toEqual({ ok: true, sent: 1, skipped: 1 });
  expect(await plan()).toEqual(
    new Map([
      [supplier.id, "open-already"],
      [stranger.id, "not-joined"],
    ]),
  );
  expect(await sendQuestionnaire(manager, SHORT, form)).toMatchObject({ reason: "nobody" });
  const [file] = await asActor(chain.official, listQuestionnaireFiles);
  const requestId = file?.request.id ?? "";
  const responseId = await handIn(chain.official, requestId);
  await reviewResponse(manager, requestId, {
    responseId,
    reviews: [],
    outcome: "accepted",
    message: "",
  });
  expect((await plan()).get(supplier.id)).toBe("nothing-to-ask");
  const again = await sendFormOf(manager, ids, { asks: "all" });
  expect(await sendQuestionnaire(manager, SHORT, again)).toMatchObject({ sent: 1 });
});

test("what an accepted, current status says is not asked", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, supplier } = chain;
  const { assessment } = await makeSubmission(chain, assessmentOf(supplier));
  const open = async (seconds = 0) => {
    const at = new Date(manager.at.getTime() + seconds * 1_000);
    const sending = { ...chain, manager: { ...manager, at } };
    const file = await readQuestionnaire(official, await sendTo(sending, "basic-safeguarding"));
    return listOpenQuestions(file.sections).map(({ id }) => id);
  };
  const asked = await open();
  expect(asked).toContain("known-users");
  const [first] = await asActor(official, listQuestionnaireFiles);
  await withdrawQuestionnaire(manager, first?.request.id ?? "");
  await asSystem((tx) =>
    tx.insert(reviews).values({
      reviewedBy: manager.personId,
      reviewedByName: manager.personName,
      primeId: manager.organizationId,
      supplierId: supplier.id,
      organizationId: official.organizationId,
      factId: assessment.factId,
      outcome: "accepted" as const,
      method: "certificate" as const,
    }),
  );
  const later = await open(60);
  expect(later).not.toContain("known-users");
  expect(later).toContain("fci-places");
});

test("the list counts what stands where, and each count leads to its list", async () => {
  const chain = await makeSupplyChain();
  const { manager, official } = chain;
  const prohibited = await sendTo(chain);
  await sendTo(chain, "cui-and-incidents");
  await handIn(official, prohibited);
  const list = (filter: Parameters<typeof listSent>[1]) =>
    asActor(manager, (scope) => listSent(scope, filter));
  const all = await list({});
  expect(all.items).toHaveLength(2);
  expect(all.counts).toMatchObject({ sent: 1, started: 0, submitted: 1, accepted: 0 });
  expect((await list({ state: "submitted" })).items.map(({ id }) => id)).toEqual([prohibited]);
  const later = { ...manager, on: addDays(manager.on, 40) };
  const late = await asActor(later, (scope) => listSent(scope, { isLate: true }));
  expect(late.late).toBe(1);
  expect(late.items.map(({ title }) => title)).toEqual(["CUI handling and cyber incidents"]);
});

test("what was sent is found by supplier and title, and sorted both ways", async () => {
  const chain = await makeSupplyChain();
  const { manager, supplier } = chain;
  const prohibited = await sendTo(chain);
  const incidents = await sendTo({ ...chain, manager: later(manager, 60) }, "cui-and-incidents");
  const list = (filter: Parameters<typeof listSent>[1], order?: Parameters<typeof listSent>[2]) =>
    asActor(manager, (scope) => listSent(scope, filter, order)).then(({ items }) =>
      items.map(({ id }) => id),
    );
  expect(await list({ search: "cyber incid" })).toEqual([incidents]);
  expect(await list({ search: supplier.legalName.toUpperCase() })).toEqual([incidents, prohibited]);
  expect(await list({ search: "100% of nobody" })).toEqual([]);
  expect(await list({})).toEqual([incidents, prohibited]);
  expect(await list({}, { isTurned: true })).toEqual([prohibited, incidents]);
  expect(await list({}, { sort: "questionnaire" })).toEqual([incidents, prohibited]);
  expect(await list({}, { sort: "questionnaire", isTurned: true })).toEqual([
    prohibited,
    incidents,
  ]);
  expect(
    await asActor(manager, (scope) => listSentQuestionnaires(scope)).then((sent) =>
      sent.map(({ title }) => title),
    ),
  ).toEqual(["CUI handling and cyber incidents", "Prohibited sources"]);
});

test("the questions are those that were sent, whatever the catalog says later", async () => {
  const chain = await makeSupplyChain();
  const { request } = await readQuestionnaire(chain.official, await sendTo(chain));
  expect(request.contentHash).toBe(hashContent(request.content));
});

test("a prime copies a questionnaire, changes it, publishes versions, and asks only what changed", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, supplier, prime } = chain;
  const id = await makeOwn(manager);
  const own = () => asActor(manager, (scope) => getOwnQuestionnaire(scope, id));
  const draft = (await own())?.draft;
  expect(draft?.title).toBe("Prohibited sources (copy)");
  const head = { title: "Our sources", purpose: "To know.", minutes: 5, asksSignature: true };
  const rename = (content: QuestionnaireContent) => withHead(content, head);
  expect(await changeOwnQuestionnaire(manager, id, 1, rename)).toEqual({ ok: true });
  expect(await changeOwnQuestionnaire(manager, id, 1, rename)).toEqual({ ok: true });
  const remove = (content: QuestionnaireContent) => withoutQuestion(content, "tiktok-rule");
  expect(await changeOwnQuestionnaire(manager, id, 1, remove)).toMatchObject({ reason: "stale" });
  const empty = (content: QuestionnaireContent) =>
    withSection(content, { title: "More", intro: "" });
  expect(await changeOwnQuestionnaire(manager, id, 2, empty)).toEqual({ ok: true });
  expect(await publishQuestionnaire(manager, id, 3)).toMatchObject({ reason: "problems" });
  const dropped = (content: QuestionnaireContent) => withoutSection(content, "more");
  await changeOwnQuestionnaire(manager, id, 3, dropped);
  expect(await publishQuestionnaire(manager, id, 3)).toMatchObject({ reason: "stale" });
  expect(await publishQuestionnaire(manager, id, 4)).toEqual({ ok: true });
  expect(await publishQuestionnaire(manager, id, 4)).toEqual({ ok: true });
  expect((await own())?.published?.version).toBe(1);

  const requestId = await sendTo(chain, id);
  await changeOwnQuestionnaire(manager, id, 4, remove);
  const sent = await readQuestionnaire(official, requestId);
  expect(JSON.stringify(sent.request.content)).toContain("tiktok-rule");
  const responseId = await handIn(official, requestId);
  const accepted = { responseId, reviews: [], outcome: "accepted" as const, message: "" };
  await reviewResponse(manager, requestId, accepted);
  const reworded = (content: QuestionnaireContent) => {
    const looked = content.sections[0]?.questions[0];
    if (!looked) throw new Error("the first question is gone");
    return withQuestion(content, "telecom", { ...looked, label: "Have you looked this year?" });
  };
  await changeOwnQuestionnaire(manager, id, 5, reworded);
  expect(await publishQuestionnaire(manager, id, 6)).toEqual({ ok: true });
  const later = { ...manager, at: new Date(manager.at.getTime() + 60_000) };
  const second = await readQuestionnaire(official, await sendTo({ ...chain, manager: later }, id));
  expect(second.request.version).toBe(2);
  expect(listOpenQuestions(second.sections).map((question) => question.id)).toEqual(["looked"]);
  const kinds = second.request.settled.map(({ by }) => by.kind);
  expect([...new Set(kinds)]).toEqual(["earlier"]);
  expect(await logOf(prime.id)).toContain("questionnaire.published");
  const other = await makeSupplyChain();
  expect(await changeOwnQuestionnaire(other.manager, id, 6, remove)).toMatchObject({
    reason: "not-found",
  });
  expect(await copyQuestionnaire(other.manager, id)).toMatchObject({ reason: "not-found" });
  expect(supplier.id).toBe(second.request.supplierId);
});

test("what was answered to another prime is offered with its date, and nothing of it is known there", async () => {
  const chain = await makeSupplyChain();
  const requestId = await sendTo(chain);
  await handIn(chain.official, requestId);
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(manager, chain.subcontractor);
  const later = { ...manager, at: new Date(manager.at.getTime() + 60_000) };
  const second = await sendTo({ manager: later, official: chain.official, supplier });
  const file = await readQuestionnaire(chain.official, second);
  expect(file.request.settled).toEqual([]);
  const earlier = await asActor(chain.official, (scope) => listEarlierAnswers(scope, file));
  expect(earlier.map(({ question }) => question)).toContain("report-to");
  expect(new Set(earlier.map(({ primeName }) => primeName))).toEqual(
    new Set([chain.manager.organizationName]),
  );
  const seen = await asActor(manager, ({ tx }) => tx.select().from(questionnaireResponses));
  expect(seen).toEqual([]);
});

test("a supplier without a subcontract is among what is due and reminded of, until it hands in", async () => {
  const chain = await makeSupplyChain();
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(manager, chain.subcontractor);
  const requestId = await sendTo({ manager, official: chain.official, supplier });
  const list = (which: Parameters<typeof listKnownExpirations>[1]) =>
    asActor(manager, async (scope) =>
      (await listKnownExpirations(scope, which)).map(({ kind, id }) => `${kind} ${id}`),
    );
  const due = `questionnaire-due ${requestId}`;
  expect(await list({})).toEqual([due]);
  expect(await list({ supplierIds: [supplier.id] })).toEqual([due]);
  expect(await list({ search: "no such name" })).toEqual([]);
  expect(await list({ contractId: chain.contractId })).toEqual([]);
  const quiet = { weekends: false, days: [] };
  const reminded = () => {
    const on = addDays(manager.on, 14);
    const later = { ...manager, on, at: new Date(`${on}T12:00:00Z`) };
    return asActor(later, async (scope) =>
      (await listDueReminders(scope, quiet)).map(({ expiration }) => expiration.id),
    );
  };
  expect(await reminded()).toEqual([requestId]);
  await handIn(chain.official, requestId);
  expect([await list({}), await reminded()]).toEqual([[], []]);
});

test("a record by which people joined stays in a merge, and its questionnaire with it", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, supplier } = chain;
  const requestId = await sendTo(chain);
  const twin = await makeSupplier(manager);
  const merged = await mergeAsShown(manager, twin.id, supplier.id);
  expect(merged).toEqual({ ok: true, keptId: supplier.id });
  await handIn(official, requestId);
  const { items } = await asActor(manager, (scope) => listSent(scope, { supplierId: supplier.id }));
  expect(items).toMatchObject([{ id: requestId, state: "submitted" }]);
});

test("returned after its due date it is not late at once: it is due on the new day, and told so", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, prime } = chain;
  const requestId = await sendTo(chain);
  const sentOn = addDays(manager.on, 21);
  const responseId = await handIn(official, requestId);
  const actor = { ...later(manager), on: addDays(manager.on, 25) };
  const message = "Name a stand-in.";
  const reviews = [{ question: "report-to", outcome: "returned" as const, message, note: "" }];
  const review = { responseId, reviews, outcome: "returned" as const, message: "" };
  const dueOn = addDays(actor.on, 10);
  for (const tooEarly of [null, sentOn, actor.on])
    expect(await reviewResponse(actor, requestId, { ...review, dueOn: tooEarly })).toMatchObject({
      reason: "overdue",
    });
  expect(await reviewResponse(actor, requestId, { ...review, dueOn })).toEqual({ ok: true });

  const list = (on: typeof actor.on, isLate = true) =>
    asActor({ ...actor, on }, (scope) => listSent(scope, { isLate }));
  expect(await list(actor.on)).toMatchObject({ items: [], late: 0 });
  expect((await list(actor.on, false)).items).toMatchObject([{ dueOn, state: "returned" }]);
  expect(await list(dueOn)).toMatchObject({ items: [], late: 0 });
  expect(await list(addDays(dueOn, 1))).toMatchObject({ items: [{ id: requestId }], late: 1 });
  const expirations = await asActor(actor, (scope) => listKnownExpirations(scope, {}));
  expect(expirations.filter(({ kind }) => kind === "questionnaire-due")).toMatchObject([
    { on: dueOn },
  ]);
  expect((await readQuestionnaire(official, requestId)).answerDueOn).toBe(dueOn);
  const rows = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.organizationId, prime.id)),
  );
  const told = rows.find(({ kind }) => kind === "questionnaire-reviewed");
  expect(told?.facts).toMatchObject({ dueOn });
});

test("who withdraws a questionnaire is asked first, and told what follows", async () => {
  const chain = await makeSupplyChain();
  const requestId = await sendTo(chain);
  const { manager } = chain;
  const read = async () => (await readQuestionnaire(chain.official, requestId)).state;
  const browser = await Visitor.of(manager.person);
  const sent = paths.prime.sentQuestionnaire(manager.organizationId, requestId);
  const withdraw = paths.prime.withdrawQuestionnaire(manager.organizationId, requestId);
  expect((await browser.get(sent)).body).toContain(`href="${withdraw}"`);
  await handIn(chain.official, requestId);
  const asks = await browser.get(withdraw);
  expect(asks.body).toContain("can no longer be accepted");
  expect(await read()).toBe("submitted");
  expect((await browser.post(withdraw, {})).status).toBe(303);
  expect(await read()).toBe("withdrawn");
  expect((await browser.get(withdraw)).status).toBe(303);
});
