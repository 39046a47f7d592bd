import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { assign } from "#app/commands/assignment/assign.server.ts";
import { finishAssignment } from "#app/commands/assignment/finish-assignment.server.ts";
import { takeBackAssignment } from "#app/commands/assignment/take-back.server.ts";
import { acceptAsNewPerson } from "#app/commands/invitation/accept-invitation.server.ts";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import { endMembership } from "#app/commands/person/end-membership.server.ts";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import type { Subject } from "#app/domain/assignment/assignment.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listOpenAssignments } from "#app/queries/assignment/assignment.server.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { letters } from "#db/schema/letter.ts";
import { persons } from "#db/schema/person.ts";
import { answerAll, answersOf, later, sign } from "#tests/factories/answer.ts";
import { assignFormOf, giveTo, onSubject, openInvitationsTo } from "#tests/factories/assignment.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import { newEmail, openLink } from "#tests/factories/invitation.ts";
import { actorOf, makePerson, type TestActor } from "#tests/factories/people.ts";
import {
  contentAnswer,
  handIn,
  readQuestionnaire,
  sendTo,
} from "#tests/factories/questionnaire.ts";
import { makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { answer } from "#tests/factories/workbook-answers.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;
let chain: Chain;
let priya: TestActor;
let request: Subject;

beforeAll(async () => {
  chain = await makeSupplyChain();
  priya = await actorOf(chain.subcontractor, "subcontractor-contributor");
  request = { kind: "request", id: chain.requestId };
});

const lettersTo = (email: string) =>
  asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email)));
const kindsTo = async (email: string) => (await lettersTo(email)).map(({ kind }) => kind);
const idOf = async (giver: TestActor, subject: Subject, part: string) => {
  const found = (await onSubject(giver, subject)).find((one) => one.part === part);
  if (!found) throw new Error(`nobody is on ${part}`);
  return found.id;
};
const save = (actor: TestActor, section: "system" | "assessment" | "organization") =>
  saveSection(actor, {
    requestId: chain.requestId,
    section,
    values: answersOf(chain.supplier)[section] ?? {},
    isConfirmed: true,
  });

test("somebody without an account is invited, joins and finds exactly what they were given", async () => {
  const email = newEmail();
  const { official } = chain;
  const form = await assignFormOf(official, request, ["certification"], {
    email,
    note: "By Friday",
  });
  expect(await assign(official, request, form)).toEqual({ ok: true });
  const [waiting] = (await onSubject(official, request)).filter(
    (one) => one.assigneeEmail === email,
  );
  expect(waiting).toMatchObject({ state: "invited", title: "ISO/IEC 27001 certificate" });
  const more = await assignFormOf(official, request, ["affirmation"], { email });
  await assign(official, request, more);
  const [invitation, second] = await openInvitationsTo(email);
  expect(second).toBeUndefined();
  expect(await kindsTo(email)).toEqual(["assignment-invitation", "assignment-invitation"]);
  const opened = await openLink(invitation?.id ?? "");
  const joined = await acceptAsNewPerson(opened, {
    name: "Priya Raman",
    newPassword: "violet anchor seventy birch",
    browser: makeBrowser(),
    at: new Date(),
  });
  expect(joined).toMatchObject({ ok: true });
  const [person] = await asSystem((tx) =>
    tx.select().from(persons).where(eq(persons.email, email)),
  );
  const joiner = { ...priya, personId: person?.id ?? "" };
  const own = await asActor(joiner, listOpenAssignments);
  expect(own.map(({ part, state, note }) => [part, state, note])).toEqual([
    ["certification", "open", "By Friday"],
    ["affirmation", "open", ""],
  ]);
});

test("a contributor sees and saves their section, and nothing else of the organization", async () => {
  const { official, requestId, subcontractor } = chain;
  await giveTo(official, priya, request, ["system"]);
  await save(official, "organization");
  expect(await save(priya, "system")).toEqual({ ok: true });
  await expect(save(priya, "assessment")).rejects.toMatchObject({ cause: { code: "42501" } });
  const [seen, all] = await Promise.all(
    [priya, official].map((actor) => asActor(actor, (scope) => getRequestFile(scope, requestId))),
  );
  expect(Object.keys(seen?.draft ?? {})).toEqual(["system"]);
  expect(Object.keys(all?.draft ?? {}).sort()).toEqual(["organization", "system"]);
  expect(all?.draft.system?.savedBy).toBe(priya.personName);
  const colleagues = await asActor(priya, listColleagues);
  expect(colleagues.map(({ personId }) => personId).sort()).toEqual(
    [priya.personId, official.personId].sort(),
  );
  const tables = await asSystem((tx) =>
    tx.execute<{ name: string }>(sql`select tablename as name from pg_tables
      where schemaname = 'public' order by 1`),
  );
  const visible: string[] = [];
  for (const { name } of tables) {
    const rows = await asActor(priya, ({ tx }) =>
      tx.execute(sql`select 1 from public.${sql.identifier(name)} limit 1`),
    ).catch((error: { cause?: { code?: string } }) => {
      expect(error.cause?.code, name).toBe("42501");
      return [];
    });
    if (rows.length > 0) visible.push(name);
  }
  expect(visible).toEqual([
    "assignments",
    "flowdowns",
    "memberships",
    "notifications",
    "organizations",
    "requests",
  ]);
  const inView = await asActor(priya, ({ tx }) =>
    tx.execute<{ organization_id: string }>(sql`select organization_id from drafts`),
  );
  expect(inView).toEqual([{ organization_id: subcontractor.id }]);
});

test("every page and form but their own answers 404", async () => {
  const { official, requestId, subcontractor } = chain;
  const o = subcontractor.id;
  const browser = await Visitor.of(priya.person);
  const { subcontractor: to } = paths;
  const own = to.assignment(o, await idOf(official, request, "system"));
  const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
  for (const path of [
    to.assignments(o),
    own,
    to.section(o, requestId, "system"),
    to.notifications(o),
  ])
    expect((await browser.get(path)).status, path).toBe(200);
  expect(await browser.get(to.inbox(o))).toMatchObject({
    status: 302,
    location: to.assignments(o),
  });
  for (const path of [
    to.request(o, requestId),
    to.section(o, requestId, "organization"),
    to.section(o, requestId, "assessment"),
    to.sign(o, requestId),
    to.people(o),
    to.answers(o),
    to.workbooks(o),
    to.workbook(o, workbookId),
    to.workbookFamily(o, workbookId, "access-control"),
    to.assignRequest(o, requestId),
    to.assignment(o, await idOf(official, request, "affirmation")),
    to.messages(o, requestId),
  ])
    expect((await browser.get(path)).status, path).toBe(404);
  const page = await browser.get(to.section(o, requestId, "system"));
  expect(page.body).not.toContain(`href="${to.request(o, requestId)}"`);
  expect(page.body).not.toContain(`href="${to.messages(o, requestId)}"`);
  for (const path of [to.sign(o, requestId), to.section(o, requestId, "assessment")])
    expect((await browser.post(path, { intent: "continue" })).status, path).toBe(404);
  expect((await browser.post(own, { intent: "take-back" })).status).toBe(404);
});

test("who finishes tells whoever gave it, once", async () => {
  const { official } = chain;
  const id = await idOf(official, request, "system");
  const before = (await kindsTo(official.person.email)).length;
  const both = await Promise.all([finishAssignment(priya, id), finishAssignment(priya, id)]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  const told = (await kindsTo(official.person.email)).slice(before);
  expect(told).toEqual(["assignment-finished"]);
  expect(await finishAssignment(official, id)).toEqual({ ok: false, reason: "not-found" });
});

test("a part changes hands; of two who give it at once one is shown who has it", async () => {
  const { official, subcontractor } = chain;
  const lee = await actorOf(subcontractor, "subcontractor-preparer");
  const forms = await Promise.all(
    [priya, lee].map((to) =>
      assignFormOf(official, request, ["organization"], { colleague: to.personId }),
    ),
  );
  const outcomes = await Promise.all(forms.map((form) => assign(official, request, form)));
  expect(outcomes.map((one) => (one.ok ? "given" : one.reason)).sort()).toEqual([
    "changed",
    "given",
  ]);
  await giveTo(official, priya, request, ["organization"]);
  await giveTo(official, lee, request, ["organization"]);
  expect(await kindsTo(priya.person.email)).toContain("assignment-ended");
  await expect(save(priya, "organization")).rejects.toMatchObject({ cause: { code: "42501" } });
  const id = await idOf(official, request, "organization");
  expect(await takeBackAssignment(official, id)).toEqual({ ok: true });
  expect((await onSubject(official, request)).some(({ part }) => part === "organization")).toBe(
    false,
  );
});

test("another organization's answers and people can be given by nobody", async () => {
  const other = await makeSupplyChain();
  const subject: Subject = { kind: "request", id: other.requestId };
  const form = await assignFormOf(chain.official, request, ["assessment"], {
    colleague: priya.personId,
  });
  expect(await assign(chain.official, subject, form)).toEqual({ ok: false, reason: "not-found" });
  const foreign = { ...form, colleague: other.official.personId };
  expect(await assign(chain.official, request, foreign)).toMatchObject({
    reason: "unknown-colleague",
  });
  const id = await idOf(chain.official, request, "system");
  expect(await takeBackAssignment(other.official, id)).toEqual({ ok: false, reason: "not-found" });
});

test("an invitation that nobody needs any more opens nothing, and one withdrawn frees its parts", async () => {
  const { official } = chain;
  const [first, second] = [newEmail(), newEmail()];
  await assign(
    official,
    request,
    await assignFormOf(official, request, ["assessment"], { email: first }),
  );
  await takeBackAssignment(official, await idOf(official, request, "assessment"));
  expect(await openInvitationsTo(first)).toEqual([]);
  await assign(
    official,
    request,
    await assignFormOf(official, request, ["assessment"], { email: second }),
  );
  const [invitation] = await openInvitationsTo(second);
  await revokeInvitation(official, "colleague", invitation?.id ?? "");
  expect((await onSubject(official, request)).some(({ part }) => part === "assessment")).toBe(
    false,
  );
});

test("of a workbook a contributor sees and answers their family", async () => {
  const { official } = chain;
  const { workbookId } = await startWorkbook(official, { systemName: "Test bench" });
  const subject: Subject = { kind: "workbook", id: workbookId };
  const met = (requirement: string) => ({
    requirement,
    answer: answer({ note: "seen" }),
    readVersion: 0,
  });
  await saveAnswers(official, workbookId, [met("3.1.1"), met("3.2.1")]);
  await giveTo(official, priya, subject, ["access-control"]);
  const seen = await asActor(priya, (scope) => getWorkbook(scope, workbookId));
  expect([...(seen?.standing.keys() ?? [])]).toEqual(["3.1.1"]);
  expect(await saveAnswers(priya, workbookId, [met("3.1.2")])).toEqual({ ok: true, saved: 1 });
  await expect(saveAnswers(priya, workbookId, [met("3.2.2")])).rejects.toMatchObject({
    cause: { code: "42501" },
  });
  const browser = await Visitor.of(priya.person);
  const family = paths.subcontractor.workbookFamily(
    priya.organizationId,
    workbookId,
    "access-control",
  );
  const page = await browser.get(family);
  expect(page).toMatchObject({ status: 200 });
  expect(page.body).not.toContain("of 110");
  const other = { "3-2-2.status": "met", "3-2-2.version": "0" };
  const path = paths.subcontractor.saveAnswer(priya.organizationId, workbookId);
  expect((await browser.post(path, other)).status).toBe(404);
});

test("of a questionnaire a contributor sees and answers their part, and it ends when it is handed in", async () => {
  const { official } = chain;
  const id = await sendTo(chain);
  const subject: Subject = { kind: "questionnaire", id };
  const all = await readQuestionnaire(official, id);
  const [part, next] = all.request.content.sections;
  if (!part || !next) throw new Error("it has no second part");
  await giveTo(official, priya, subject, [part.id]);
  const [question] = part.questions;
  const typed = (asked: string) => [
    { question: asked, answer: contentAnswer({ chosen: ["no"] }), readVersion: 0 },
  ];
  expect(await saveContentAnswers(priya, id, typed(question?.id ?? ""))).toMatchObject({
    ok: true,
  });
  await expect(
    saveContentAnswers(priya, id, typed(next.questions[0]?.id ?? "")),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
  const browser = await Visitor.of(priya.person);
  const { questionnairePart, questionnaire } = paths.subcontractor;
  const o = priya.organizationId;
  expect((await browser.get(questionnairePart(o, id, part.id))).status).toBe(200);
  expect((await browser.get(questionnairePart(o, id, next.id))).status).toBe(404);
  expect((await browser.get(questionnaire(o, id))).status).toBe(404);
  await handIn(official, id);
  expect(await onSubject(official, subject)).toEqual([]);
  expect(await saveContentAnswers(priya, id, typed(question?.id ?? ""))).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("what was stated in a section like theirs is shown again, and of what was signed nothing else", async () => {
  const { official, manager, contractId, supplier } = chain;
  await answerAll({ official, requestId: chain.requestId, supplier });
  await sign({ official, requestId: chain.requestId });
  expect(await onSubject(official, request)).toEqual([]);
  expect(await asActor(priya, listOwnFacts)).toEqual([]);
  const next = await makeSubcontract(manager, { contractId, supplier });
  const subject: Subject = { kind: "request", id: next.requestId };
  await giveTo(later(official), priya, subject, ["system"]);
  const facts = await asActor(priya, listOwnFacts);
  expect(facts.map(({ kind }) => kind)).toEqual(["information-system"]);
});

test("who leaves leaves their parts to others, and whoever gave them is told", async () => {
  const { official, manager, contractId, supplier, subcontractor } = chain;
  const leaver = await actorOf(subcontractor, "subcontractor-contributor", {
    person: await makePerson(),
  });
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  const subject: Subject = { kind: "request", id: requestId };
  await giveTo(official, leaver, subject, ["assessment"]);
  const giver = await actorOf(subcontractor, "subcontractor-admin");
  const [membership] = (await asActor(giver, listColleagues)).filter(
    ({ personId }) => personId === leaver.personId,
  );
  expect(await endMembership(giver, membership?.membershipId ?? "")).toEqual({ ok: true });
  expect(await onSubject(official, subject)).toEqual([]);
  expect(await kindsTo(official.person.email)).toContain("assignment-freed");
});
