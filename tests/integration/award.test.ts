import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { annulAward } from "#app/commands/award/annul-award.server.ts";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { NOBODY_ID } from "#app/domain/log/entry.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listAwards } from "#app/queries/award/award.server.ts";
import { getAwardPage } from "#app/queries/award/award-page.server.ts";
import { getAwardCase } from "#app/queries/award/decision.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { awardAnnulments, awards } from "#db/schema/award.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { answerAll, sign } from "#tests/factories/answer.ts";
import { ANY_REASONS } from "#tests/factories/award.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

const reason = "The part is needed for a grounded aircraft; no CUI is sent before certification.";

/** A chain whose supplier answered and was accepted: eligible, with nothing open. */
async function makeEligibleChain() {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier } = chain;
  await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  return { ...chain, submissionId: signed.submissionId };
}

/** The assessment is returned: from now on nothing supports an award. */
async function returnAssessment(manager: TestActor, supplierId: string): Promise<void> {
  const facts = await asActor(manager, (scope) => listSharedFacts(scope, { supplierId }));
  const assessment = facts.find((fact) => fact.kind === "assessment");
  const returned = await reviewFact(at(manager, manager.on), assessment?.id ?? "", {
    intent: "return",
    reason: "The UID is unknown to SPRS.",
    seenReviewId: assessment?.reviews[0]?.id,
  });
  expect(returned).toMatchObject({ ok: true });
}

const at = (actor: TestActor, on: CalendarDate): TestActor => ({
  ...actor,
  on,
  at: new Date(actor.at.getTime() + 1000),
});

async function shownFor(actor: TestActor, subcontractId: string, on = actor.on) {
  const found = await asActor(actor, (scope) => getAwardPage(scope, subcontractId, on));
  if (found?.state !== "open") throw new Error(`not open: ${found?.state}`);
  return found.page;
}

const awardsOf = (actor: TestActor, subcontractId: string) =>
  asActor(actor, (scope) => listAwards(scope, [subcontractId]));

test("an award that the facts do not support needs a second, named approver", async () => {
  const { prime, manager, subcontractId } = await makeSupplyChain();
  const approver = await actorOf(prime, "prime-approver");
  const award = () =>
    recordAward(manager, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS });
  const ask = (approverId: string) =>
    requestException(manager, subcontractId, {
      awardOn: manager.on,
      awardUntil: manager.on,
      approverId,
      reason,
    });

  expect(await award()).toEqual({ ok: false, reason: "not-supported" });
  expect(await ask(manager.personId)).toEqual({ ok: false, reason: "no-such-approver" });
  const asked = await ask(approver.personId);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await ask(approver.personId)).toEqual({ ok: false, reason: "waiting-already" });
  expect(await award()).toEqual({ ok: false, reason: "not-supported" });

  const decide = (by: typeof manager) =>
    decideException(by, asked.exceptionId, { outcome: "approved", reason });
  expect(await decide(manager)).toEqual({ ok: false, reason: "not-yours" });
  expect(await decide(approver)).toEqual({ ok: true });
  expect(await decide(approver)).toEqual({ ok: false, reason: "decided-already" });

  expect(await award()).toMatchObject({ ok: true });
  expect(await award()).toEqual({ ok: false, reason: "awarded-already" });
  expect(await awardsOf(manager, subcontractId)).toMatchObject([
    { isSupported: false, exceptionId: asked.exceptionId, isRecordedLate: false },
  ]);
});

test("without a requirement an award needs no facts, and its verdict is kept", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const supplier = await makeSupplier(manager);
  const { subcontractId } = await makeSubcontract(manager, {
    contractId,
    supplier,
    information: {
      information: "none",
      cuiCategories: [],
      commercialOffTheShelfOnly: false,
      performingCages: [],
      directedStatus: null,
      operationallyCriticalSupport: false,
    },
  });
  const awarded = await recordAward(manager, subcontractId, {
    awardedOn: manager.on,
    reasons: ANY_REASONS,
  });
  expect(awarded).toMatchObject({ ok: true });
  expect(await awardsOf(manager, subcontractId)).toMatchObject([
    { isSupported: true, verdict: { verdict: "no-requirement" } },
  ]);
});

test("what is open needs a reason each, and the reasons stay with the award", async () => {
  const { manager, subcontractId } = await makeEligibleChain();
  await asSystem((tx) =>
    tx.update(subcontracts).set({ cuiCategories: [] }).where(eq(subcontracts.id, subcontractId)),
  );
  const record = (reasons: object) =>
    recordAward(manager, subcontractId, { awardedOn: manager.on, reasons });
  const { decision } = await shownFor(manager, subcontractId);
  const open = decision.openPoints.map(({ code }) => code);
  expect(open).toContain("cui-categories-missing");
  expect(await record({})).toEqual({ ok: false, reason: "open-points", missing: open });
  const { "cui-categories-missing": _, ...others } = ANY_REASONS;
  expect(await record(others)).toMatchObject({ missing: ["cui-categories-missing"] });
  expect(await record(ANY_REASONS)).toMatchObject({ ok: true });
  const [award] = await awardsOf(manager, subcontractId);
  expect(award?.openPoints.map(({ code }) => code)).toEqual(open);
  expect(award?.openPoints).toContainEqual({
    code: "cui-categories-missing",
    texts: ["CUI flows down, but nobody named its categories."],
    reason: ANY_REASONS["cui-categories-missing"],
  });
});

test("a tier below that gets the information and is ineligible is open, however deep", async () => {
  const chain = await makeEligibleChain();
  const { manager, contractId, subcontractId } = chain;
  const supplier = await makeSupplier(manager);
  const middle = await makeSubcontract(manager, { contractId, supplier });
  const lowest = await makeSubcontract(manager, { contractId, supplier });
  await asSystem(async (tx) => {
    await tx
      .update(subcontracts)
      .set({ parentId: subcontractId, information: "none", cuiCategories: [] })
      .where(eq(subcontracts.id, middle.subcontractId));
    await tx
      .update(subcontracts)
      .set({ parentId: middle.subcontractId })
      .where(eq(subcontracts.id, lowest.subcontractId));
  });
  const { decision } = await shownFor(manager, subcontractId);
  const below = decision.openPoints.find(({ code }) => code === "lower-tier-ineligible");
  expect(below?.texts).toHaveLength(1);
  expect(below?.texts[0]).toContain(supplier.legalName);
});

test("an award before the contract's period is open", async () => {
  const { manager, subcontractId } = await makeEligibleChain();
  const { decision } = await shownFor(manager, subcontractId, "2025-12-31" as CalendarDate);
  expect(decision.openPoints.map(({ code }) => code)).toContain("outside-contract-period");
});

test("an award keeps the verdict of its day and of the day of recording; a late one is marked", async () => {
  const { manager, subcontractId } = await makeEligibleChain();
  const late = at(manager, addDays(manager.on, 6));
  const record = (reasons: object) =>
    recordAward(late, subcontractId, { awardedOn: manager.on, reasons });
  const { "award-recorded-late": _, ...others } = ANY_REASONS;
  expect(await record(others)).toMatchObject({ missing: ["award-recorded-late"] });
  expect(await record(ANY_REASONS)).toMatchObject({ ok: true });
  const [award] = await awardsOf(manager, subcontractId);
  expect(award).toMatchObject({
    isRecordedLate: true,
    isLapsedSince: false,
    awardedOn: manager.on,
    recordedOn: late.on,
    verdict: { verdict: "eligible" },
    recordedVerdict: { verdict: "eligible" },
  });
});

test("a day that the facts supported supports the award when they do no more, and it shows", async () => {
  const { manager, subcontractId } = await makeEligibleChain();
  // A certificate of three years and an affirmation of one: both are over long after.
  const years = at(manager, addDays(manager.on, 5 * 365));
  const { decision } = await shownFor(years, subcontractId, manager.on);
  expect(decision).toMatchObject({
    onAwardDay: { verdict: "eligible" },
    onRecordingDay: { verdict: "ineligible" },
    ground: { ok: true, isSupported: true, isRecordedLate: true, isLapsedSince: true },
  });
  expect(decision.openPoints.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["award-recorded-late", "award-lapsed-since"]),
  );
  await recordAward(years, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS });
  const found = await asActor(years, (scope) => getAwardCase(scope, subcontractId, years.on));
  const gaps = found && found !== "unanswered" ? found.subcontract.gaps : [];
  expect(gaps.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["award-recorded-late", "award-lapsed-since"]),
  );
});

test("an award on a day that the facts known now do not support needs an exception", async () => {
  const { manager, supplier, subcontractId } = await makeEligibleChain();
  await returnAssessment(manager, supplier.id);
  expect(
    await recordAward(manager, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS }),
  ).toEqual({ ok: false, reason: "not-supported" });
});

test("an award on a day to come is refused", async () => {
  const { manager, subcontractId } = await makeEligibleChain();
  expect(
    await recordAward(manager, subcontractId, {
      awardedOn: addDays(manager.on, 1),
      reasons: ANY_REASONS,
    }),
  ).toEqual({ ok: false, reason: "in-the-future" });
});

test("facts returned between the page and the award: nothing is recorded, and it is said why", async () => {
  const { manager, supplier, subcontractId } = await makeEligibleChain();
  const { shown } = await shownFor(manager, subcontractId);
  await returnAssessment(manager, supplier.id);
  const stale = await recordAward(manager, subcontractId, {
    awardedOn: manager.on,
    reasons: ANY_REASONS,
    shown,
  });
  expect(stale).toMatchObject({ ok: false, reason: "stale" });
  const changes = !stale.ok && stale.reason === "stale" ? stale.changes : [];
  expect(changes[0]).toContain("Fact returned for correction");
  expect(changes[0]).toContain("The UID is unknown to SPRS.");
  expect(changes[1]).toContain("Verdict changed");
  expect(await awardsOf(manager, subcontractId)).toEqual([]);
});

test("a form that shows another day, or nothing, is answered on nothing", async () => {
  const { manager, subcontractId } = await makeEligibleChain();
  const { shown } = await shownFor(manager, subcontractId, addDays(manager.on, -1));
  const record = (seen: string) =>
    recordAward(manager, subcontractId, {
      awardedOn: manager.on,
      reasons: ANY_REASONS,
      shown: seen,
    });
  expect(await record(shown)).toMatchObject({ reason: "stale" });
  expect(await record("")).toEqual({ ok: false, reason: "stale", changes: [] });
  const anew = await shownFor(manager, subcontractId);
  expect(await record(anew.shown)).toMatchObject({ ok: true });
});

test("an award recorded in error is annulled by a second person, stays, and leaves room for another", async () => {
  const { prime, manager, subcontractId } = await makeEligibleChain();
  const second = await actorOf(prime, "prime-approver");
  const record = (by = manager) =>
    recordAward(by, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS });
  expect(await annulAward(second, subcontractId, { reason })).toEqual({
    ok: false,
    reason: "not-awarded",
  });
  await record();
  expect(await annulAward(manager, subcontractId, { reason })).toEqual({
    ok: false,
    reason: "same-person",
  });
  expect(await annulAward(second, subcontractId, { reason, shown: "" })).toMatchObject({
    reason: "stale",
  });
  expect(await annulAward(second, subcontractId, { reason })).toEqual({ ok: true });
  const [row] = await asSystem((tx) =>
    tx
      .select({ state: subcontracts.state })
      .from(subcontracts)
      .where(eq(subcontracts.id, subcontractId)),
  );
  expect(row?.state).toBe("proposed");
  expect(await record(at(manager, manager.on))).toMatchObject({ ok: true });
  expect(await awardsOf(manager, subcontractId)).toMatchObject([
    { annulment: { annulledByName: second.personName, reason } },
    { annulment: null },
  ]);
});

test("two people who record the same award at once: one does", async () => {
  const { prime, manager, subcontractId } = await makeEligibleChain();
  const second = await actorOf(prime, "prime-manager");
  const outcomes = await Promise.all(
    [manager, second].map((actor) =>
      recordAward(actor, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS }),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await awardsOf(manager, subcontractId)).toHaveLength(1);
});

test("the database holds one standing award, and the second person of an annulment", async () => {
  const { manager, contractId, subcontractId } = await makeEligibleChain();
  await recordAward(manager, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS });
  const [award] = await asSystem((tx) =>
    tx.select().from(awards).where(eq(awards.subcontractId, subcontractId)),
  );
  if (!award) throw new Error("no award");
  const { id: _, ...again } = award;
  await expect(asSystem((tx) => tx.insert(awards).values(again))).rejects.toMatchObject({
    cause: { constraint_name: "awards_one_standing" },
  });
  const annulment = {
    annulledBy: manager.personId,
    annulledByName: manager.personName,
    primeId: manager.organizationId,
    contractId,
    subcontractId,
    awardId: award.id,
    reason,
  };
  await expect(
    asSystem((tx) => tx.insert(awardAnnulments).values(annulment)),
  ).rejects.toMatchObject({ cause: { constraint_name: "award_annulments_second_person" } });
});

test("every step enters the log of the prime", async () => {
  const { prime, manager, subcontractId } = await makeSupplyChain();
  const approver = await actorOf(prime, "prime-approver");
  const asked = await requestException(manager, subcontractId, {
    awardOn: manager.on,
    awardUntil: manager.on,
    approverId: approver.personId,
    reason,
  });
  if (!asked.ok) throw new Error(asked.reason);
  await decideException(approver, asked.exceptionId, { outcome: "approved", reason });
  await recordAward(manager, subcontractId, { awardedOn: manager.on, reasons: ANY_REASONS });
  await annulAward(approver, subcontractId, { reason });
  const entries = await asSystem((tx) =>
    tx
      .select({ action: oversightLog.action, actorId: oversightLog.actorId })
      .from(oversightLog)
      .where(eq(oversightLog.subcontractId, subcontractId))
      .orderBy(oversightLog.seq),
  );
  expect(entries).toEqual([
    { action: "subcontract.created", actorId: manager.personId },
    { action: "subcontract.answered", actorId: manager.personId },
    { action: "posture.changed", actorId: NOBODY_ID },
    { action: "flowdown.issued", actorId: manager.personId },
    { action: "exception.requested", actorId: manager.personId },
    { action: "exception.approved", actorId: approver.personId },
    { action: "award.recorded", actorId: manager.personId },
    { action: "award.annulled", actorId: approver.personId },
  ]);
});
