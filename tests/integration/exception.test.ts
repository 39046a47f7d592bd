import { expect, test } from "vitest";
import { annulAward } from "#app/commands/award/annul-award.server.ts";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { reassignException } from "#app/commands/award/reassign-exception.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { recordCondition } from "#app/commands/award/record-condition.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { withdrawException } from "#app/commands/award/withdraw-exception.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import {
  countExceptions,
  getException,
  listExceptions,
} from "#app/queries/award/exception.server.ts";
import { getExceptionPage } from "#app/queries/award/exception-decision.server.ts";
import { answerAll, sign } from "#tests/factories/answer.ts";
import { ANY_REASONS } from "#tests/factories/award.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { cuiAt, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

const reason = "The part is needed for a grounded aircraft; no CUI is sent before certification.";

/** A chain with an exception that waits for its approver: for three days from today. */
async function makeException() {
  const chain = await makeSupplyChain();
  const approver = await actorOf(chain.prime, "prime-approver");
  const { manager, subcontractId } = chain;
  const asked = await requestException(manager, subcontractId, {
    awardOn: manager.on,
    awardUntil: addDays(manager.on, 2),
    approverId: approver.personId,
    reason,
  });
  if (!asked.ok) throw new Error(asked.reason);
  const { exceptionId } = asked;
  const approve = () => decideException(approver, exceptionId, { outcome: "approved", reason });
  const award = (awardedOn: CalendarDate, by = manager) =>
    recordAward(by, subcontractId, { awardedOn, reasons: ANY_REASONS });
  const stateOn = (on: CalendarDate) =>
    asActor({ ...manager, on }, (scope) => getException(scope, exceptionId)).then(
      (exception) => exception?.state,
    );
  return { ...chain, approver, exceptionId, approve, award, stateOn };
}

const on = (actor: TestActor, day: CalendarDate): TestActor => ({ ...actor, on: day });

test("an exception covers the days it names and no other", async () => {
  const { manager, approve, award } = await makeException();
  await approve();
  const fourth = addDays(manager.on, 3);
  expect(await award(addDays(manager.on, -1))).toEqual({ ok: false, reason: "not-covered" });
  expect(await award(fourth, on(manager, fourth))).toEqual({ ok: false, reason: "not-covered" });
  expect(await award(addDays(manager.on, 2), on(manager, fourth))).toMatchObject({ ok: true });
});

test("an exception covers the verdict that its approver saw and no worse one", async () => {
  const { manager, supplier, subcontractId, approve, award } = await makeException();
  await approve();
  await answerInformation(manager, subcontractId, {
    ...cuiAt(supplier.cage),
    directedStatus: "Level 3 (DIBCAC)",
  });
  expect(await award(manager.on)).toEqual({ ok: false, reason: "not-covered" });
});

test("who asks for an exception, and who decides it, is told of what waits for review", async () => {
  const { official, requestId, supplier, manager, subcontractId, approver, exceptionId } =
    await makeException();
  const [asks, decides] = [await Visitor.of(manager.person), await Visitor.of(approver.person)];
  const { award, exception } = paths.prime;
  const page = exception(manager.organizationId, exceptionId);
  const WAITS = "What the supplier sent waits for review";
  expect((await decides.get(page)).body).not.toContain(WAITS);
  await answerAll({ official, requestId, supplier });
  await sign({ official, requestId });
  expect((await decides.get(page)).body).toContain(WAITS);
  await withdrawException(manager, exceptionId, { reason });
  const asked = await asks.get(award(manager.organizationId, subcontractId));
  expect(asked.body).toContain("Ask for an exception");
  expect(asked.body).toContain(WAITS);
});

test.each([
  ["the last day is before the first", 0, -1, "ends-before-it-begins"],
  ["its days are over already", -3, -1, "over-already"],
  ["it names too many days", 0, 90, "too-long"],
])("an exception is refused when %s", async (_, from, until, refusal) => {
  const { prime, manager, subcontractId } = await makeSupplyChain();
  const approver = await actorOf(prime, "prime-approver");
  const asked = await requestException(manager, subcontractId, {
    awardOn: addDays(manager.on, from),
    awardUntil: addDays(manager.on, until),
    approverId: approver.personId,
    reason,
  });
  expect(asked).toEqual({ ok: false, reason: refusal });
});

test("an exception that nobody decided in time is over, and another can be asked for", async () => {
  const { manager, approver, subcontractId, exceptionId, stateOn } = await makeException();
  const after = addDays(manager.on, 3);
  expect(await stateOn(addDays(manager.on, 2))).toBe("waiting");
  expect(await stateOn(after)).toBe("expired");
  expect(
    await decideException(on(approver, after), exceptionId, { outcome: "approved", reason }),
  ).toEqual({ ok: false, reason: "over" });
  const later = on(manager, after);
  expect(
    await requestException(later, subcontractId, {
      awardOn: after,
      awardUntil: after,
      approverId: approver.personId,
      reason,
    }),
  ).toMatchObject({ ok: true });
});

test("what the approver saw is what is approved, or it is shown anew", async () => {
  const { manager, approver, supplier, subcontractId, exceptionId } = await makeException();
  const page = await asActor(approver, (scope) => getExceptionPage(scope, exceptionId));
  expect(page?.isVerdictChanged).toBe(false);
  const decide = (shown: string | undefined) =>
    decideException(approver, exceptionId, { outcome: "approved", reason, shown });
  await answerInformation(manager, subcontractId, {
    ...cuiAt(supplier.cage),
    directedStatus: "Level 3 (DIBCAC)",
  });
  const stale = await decide(page?.shown);
  expect(stale).toMatchObject({ reason: "stale" });
  expect(JSON.stringify(stale)).toContain("Information flow answered");
  const anew = await asActor(approver, (scope) => getExceptionPage(scope, exceptionId));
  expect(anew?.isVerdictChanged).toBe(true);
  expect(await decide(anew?.shown)).toEqual({ ok: true });
  const decided = await asActor(approver, (scope) => getException(scope, exceptionId));
  expect(decided?.verdict.required).toBe("Level 2 (C3PAO)");
  expect(decided?.decision?.verdict.required).toBe("Level 3 (DIBCAC)");
});

test("when the facts support the award by now there is nothing to approve", async () => {
  const { manager, approver, supplier, subcontractId, exceptionId } = await makeException();
  await answerInformation(manager, subcontractId, {
    ...cuiAt(supplier.cage),
    information: "none",
    cuiCategories: [],
  });
  const decide = (outcome: "approved" | "refused") =>
    decideException(approver, exceptionId, { outcome, reason });
  expect(await decide("approved")).toEqual({ ok: false, reason: "supported" });
  expect(await decide("refused")).toEqual({ ok: true });
});

test("an exception is withdrawn by who asked, with a reason, and allows nothing any more", async () => {
  const { prime, manager, exceptionId, approve, award, stateOn } = await makeException();
  const colleague = await actorOf(prime, "prime-manager");
  await approve();
  expect(await withdrawException(colleague, exceptionId, { reason })).toEqual({
    ok: false,
    reason: "not-yours",
  });
  expect(await withdrawException(manager, exceptionId, { reason })).toEqual({ ok: true });
  expect(await stateOn(manager.on)).toBe("withdrawn");
  expect(await withdrawException(manager, exceptionId, { reason })).toMatchObject({
    reason: "over",
  });
  expect(await award(manager.on)).toEqual({ ok: false, reason: "not-supported" });
});

test("an exception on which an award rests cannot be withdrawn until the award is annulled", async () => {
  const { manager, approver, subcontractId, exceptionId, approve, award, stateOn } =
    await makeException();
  await approve();
  await award(manager.on);
  expect(await stateOn(manager.on)).toBe("used");
  expect(await withdrawException(manager, exceptionId, { reason })).toMatchObject({
    reason: "used",
  });
  await annulAward(approver, subcontractId, { reason });
  expect(await stateOn(manager.on)).toBe("approved");
  expect(await withdrawException(manager, exceptionId, { reason })).toEqual({ ok: true });
});

test("another approver can be named while it waits, never who asked", async () => {
  const { prime, manager, approver, exceptionId, approve } = await makeException();
  const other = await actorOf(prime, "prime-approver");
  const give = (approverId: string) =>
    reassignException(approver, exceptionId, { approverId, reason });
  expect(await give(manager.personId)).toMatchObject({ reason: "no-such-approver" });
  expect(await give(approver.personId)).toMatchObject({ reason: "no-such-approver" });
  expect(await give(other.personId)).toEqual({ ok: true });
  expect(await approve()).toEqual({ ok: false, reason: "not-yours" });
  expect(await give(approver.personId)).toEqual({ ok: false, reason: "not-yours" });
  expect(await decideException(other, exceptionId, { outcome: "approved", reason })).toEqual({
    ok: true,
  });
  expect(
    await reassignException(manager, exceptionId, { approverId: approver.personId, reason }),
  ).toMatchObject({ reason: "over" });
  const [shown] = await asActor(manager, (scope) => listExceptions(scope, "all"));
  expect(shown).toMatchObject({
    approverName: other.personName,
    reassignments: [{ reassignedByName: approver.personName, approverName: other.personName }],
  });
});

test("a condition surfaces on its day and stays until somebody says what became of it", async () => {
  const { manager, approver, exceptionId } = await makeException();
  const dueOn = addDays(manager.on, 30);
  const conditions = [{ text: "The affirmation is renewed.", dueOn }];
  const past = { text: "Yesterday.", dueOn: addDays(manager.on, -1) };
  const approve = (given: typeof conditions) =>
    decideException(approver, exceptionId, { outcome: "approved", reason, conditions: given });
  expect(await approve([past])).toEqual({ ok: false, reason: "condition-in-the-past" });
  expect(await approve(conditions)).toEqual({ ok: true });
  const seenOn = (day: CalendarDate) =>
    asActor(on(manager, day), async (scope) => ({
      ...(await countExceptions(scope)),
      due: (await listExceptions(scope, "due")).map(({ id }) => id),
      conditions: (await getException(scope, exceptionId))?.conditions ?? [],
    }));
  expect(await seenOn(addDays(dueOn, -1))).toMatchObject({ dueConditions: 0, due: [] });
  expect(await seenOn(dueOn)).toMatchObject({
    dueConditions: 1,
    due: [exceptionId],
    conditions: [{ isOverdue: false }],
  });
  const after = await seenOn(addDays(dueOn, 1));
  expect(after).toMatchObject({ dueConditions: 1, conditions: [{ isOverdue: true }] });
  const say = () =>
    recordCondition(on(manager, dueOn), exceptionId, {
      conditionId: after.conditions[0]?.id ?? "",
      outcome: "met",
      note: "Seen in SPRS on the day.",
    });
  expect(await say()).toEqual({ ok: true });
  expect(await say()).toEqual({ ok: false, reason: "said-already" });
  expect(await seenOn(addDays(dueOn, 1))).toMatchObject({
    dueConditions: 0,
    due: [],
    conditions: [{ isOverdue: false, outcome: { outcome: "met" } }],
  });
});

test("who is a manager and an approver finds the work of both, and decides it", async () => {
  const { prime, manager, approver, exceptionId, stateOn } = await makeException();
  // As a manager alone they would be let in first, and asked for nothing.
  await actorOf(prime, "prime-manager", { person: approver.person });
  const browser = await Visitor.of(approver.person);
  const address = paths.prime.exception(prime.id, exceptionId);
  expect((await browser.get(paths.prime.today(prime.id))).body).toContain(address);
  const page = await browser.get(address);
  const [form] = formsOf(page.body).filter(({ inside }) => inside.includes('value="decide"'));
  const decided = await browser.post(address, {
    ...inputsOf(form?.inside ?? ""),
    outcome: "approved",
    reason,
  });
  expect([decided.status, decided.location]).toEqual([303, address]);
  expect(await stateOn(manager.on)).toBe("approved");
});

test("a manager who is no approver decides nothing, whatever they post", async () => {
  const { prime, manager, exceptionId, stateOn } = await makeException();
  const browser = await Visitor.of(manager.person);
  const address = paths.prime.exception(prime.id, exceptionId);
  const refused = await browser.post(address, { intent: "decide", outcome: "approved", reason });
  expect(refused.status).toBe(403);
  expect(await stateOn(manager.on)).toBe("waiting");
});

test("the page of an exception leads on: who decides decides, and then the award is recorded", async () => {
  const { manager, approver, exceptionId, subcontractId, approve } = await makeException();
  const o = manager.organizationId;
  const page = async (actor: TestActor) =>
    (await (await Visitor.of(actor.person)).get(paths.prime.exception(o, exceptionId))).body;
  const award = `href="${paths.prime.award(o, subcontractId)}"`;
  const [toDecide, toWait] = [await page(approver), await page(manager)];
  expect(toDecide).toContain("<dt>Must hold</dt>");
  expect(toDecide, "withdrawing is folded away from deciding").toMatch(
    /<details class="disclosure">(?:(?!<\/details>).)*Withdraw the exception/s,
  );
  expect(toWait, "and open to who asked").not.toMatch(
    /<details class="disclosure">(?:(?!<\/details>).)*Withdraw the exception/s,
  );
  expect(toWait).not.toContain(award);
  await approve();
  expect(await page(manager)).toContain(award);
  expect(await page(approver), "who approves records no award").not.toContain(award);
});
