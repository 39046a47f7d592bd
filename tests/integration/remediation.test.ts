import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { addItemFile, withdrawItemFile } from "#app/commands/remediation/add-item-file.server.ts";
import { addItems } from "#app/commands/remediation/add-items.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { reviewPlan } from "#app/commands/remediation/review-plan.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { startPlan } from "#app/commands/remediation/start-plan.server.ts";
import { takeItems } from "#app/commands/remediation/take-items.server.ts";
import { uploadPlan } from "#app/commands/remediation/upload-plan.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listOwnFacts, listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { decideAt } from "#app/queries/posture/verdict.server.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import { listVersionsOf } from "#app/queries/remediation/plan.server.ts";
import { getPlanOscal, getPlanSheet } from "#app/queries/remediation/plan-export.server.ts";
import { getPlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { getPlanImport } from "#app/queries/remediation/plan-import.server.ts";
import {
  getSuppliersPlan,
  listSuppliersPlans,
} from "#app/queries/remediation/prime-plan.server.ts";
import { requirements } from "#catalogs/index.ts";
import { answerAll, answerSection, answersOf, makePdf, sign } from "#tests/factories/answer.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { answerOf, giveItemFile, makePlan, readPlan } from "#tests/factories/remediation.ts";
import {
  archiveOf,
  forge,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { answer, makeWorkbook, metOf } from "#tests/factories/workbook-answers.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

const OPEN = ["3.1.3", "3.1.9", "3.4.9"] as const;

/** The same person on another day, at noon. */
function onDay<A extends TestActor>(actor: A, on: CalendarDate): A & { timeZone: string } {
  return { ...actor, on, at: new Date(`${on}T12:00:00Z`), timeZone: "UTC" };
}

/** A workbook under this name in which three requirements are not met. */
async function threeOpen(actor: TestActor, systemName: string): Promise<string> {
  const { workbookId } = await startWorkbook(actor, { systemName });
  const typed = requirements.map(({ id }) => ({
    requirement: id,
    answer: OPEN.some((open) => open === id) ? answer({ status: "not-met" }) : metOf(id),
    readVersion: 0,
  }));
  await saveAnswers(actor, workbookId, typed);
  return workbookId;
}

/** A chain whose supplier states a Conditional status with three open items, and makes a plan of them. */
async function makeConditional() {
  const chain = await makeSupplyChain();
  const statusDate = addDays(chain.manager.on, -5);
  await state(chain, {
    cmmcStatus: "Conditional",
    cmmcStatusDate: statusDate,
    cmmcScore: "107",
    cmmcOpen: [...OPEN],
    affirmedOn: statusDate,
  });
  const workbookId = await threeOpen(chain.official, "CUI enclave");
  const planId = await makePlan(chain.official, workbookId);
  return { ...chain, statusDate, workbookId, planId };
}
type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

/** Sign an answer with this about the assessment, and have it accepted. */
async function state(
  chain: Chain,
  { affirmedOn, ...change }: Record<string, string | string[]> & { affirmedOn: string },
): Promise<void> {
  const stated = await asActor(chain.official, listOwnFacts);
  const known = stated.find(({ kind }) => kind === "information-system");
  await answerAll(chain);
  const { system = {}, assessment = {}, affirmation = {} } = answersOf(chain.supplier);
  // As the form does it, which names the system that was stated before.
  if (known) await answerSection(chain, "system", { ...system, systemLineageId: known.lineageId });
  await answerSection(chain, "assessment", { ...assessment, ...change });
  await answerSection(chain, "affirmation", { ...affirmation, affirmedOn });
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier } = chain;
  const facts = await asActor(manager, (scope) =>
    listSharedFacts(scope, { supplierId: supplier.id }),
  );
  const waiting = facts.find((fact) => fact.reviews.length === 0 && fact.supersededById === null);
  if (!waiting) throw new Error("nothing waits for a review");
  const accepted = await acceptSubmission(manager, supplier.id, waiting.submissionId, {
    method: "certificate",
    note: "",
  });
  if (!accepted.ok) throw new Error(accepted.reason);
}

async function verdictOn(chain: Chain, asOf: CalendarDate) {
  const found = await asActor(onDay(chain.manager, asOf), (scope) =>
    decideAt(scope, chain.subcontractId, { asOf }),
  );
  return found?.decision;
}

const seenBy = (actor: TestActor, planId: string) =>
  asActor(actor, (scope) => getSuppliersPlan(scope, planId));

test("a plan takes all that is not met, and a workbook has one, also when two make it at once", async () => {
  const { official, subcontractor } = await makeSupplyChain();
  const dana = await actorOf(subcontractor, "subcontractor-preparer");
  const workbookId = await threeOpen(official, "Shop network");
  const made = await Promise.all([official, dana].map((actor) => startPlan(actor, { workbookId })));
  expect(made[0]).toEqual(made[1]);
  const planId = await makePlan(official, workbookId);
  const { items, progress } = await readPlan(official, planId);
  expect(items.map(({ number, requirement }) => [number, requirement])).toEqual([
    [1, "3.1.3"],
    [2, "3.1.9"],
    [3, "3.4.9"],
  ]);
  expect(progress).toMatchObject({ openCount: 3, doneCount: 0, undatedCount: 3 });
});

test("an item is corrected by the next version, and the former one stays", async () => {
  const { official } = await makeSupplyChain();
  const planId = await makePlan(official, await threeOpen(official, "Shop network"));
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const which = { planId, itemId: item.id };
  const dueOn = addDays(official.on, 20);
  const change = answerOf(item, { action: "Buy a firewall.", ownerId: official.personId, dueOn });
  expect(await changeItem(official, which, change)).toEqual({ ok: true });
  expect(await changeItem(official, which, change)).toEqual({ ok: true });
  const versions = await asActor(official, (scope) => listVersionsOf(scope, planId, item.id));
  expect(versions).toMatchObject([
    { version: 2, action: "Buy a firewall.", ownerName: official.personName, dueOn },
    { version: 1, action: "", ownerName: "", dueOn: null },
  ]);
});

test("nobody of another company has an item, and nothing is done tomorrow", async () => {
  const { official, manager } = await makeSupplyChain();
  const planId = await makePlan(official, await threeOpen(official, "Shop network"));
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const which = { planId, itemId: item.id };
  const given = answerOf(item, { ownerId: manager.personId });
  expect(await changeItem(official, which, given)).toMatchObject({ reason: "unknown-owner" });
  const done = answerOf(item, {
    status: "done",
    doneOn: addDays(official.on, 1),
    evidence: "Ticket 12",
  });
  expect(await changeItem(official, which, done)).toMatchObject({ reason: "not-yet" });
  expect(await changeItem(manager, which, done)).toMatchObject({ reason: "not-found" });
});

test("of many who add to a plan at once each item gets a number of its own", async () => {
  const { official } = await makeSupplyChain();
  const planId = await makePlan(official, await makeWorkbook(official));
  const weaknesses = ["One is missing", "Two is missing", "Three is missing"];
  await Promise.all(
    weaknesses.map((weakness) =>
      addItems(official, planId, { intent: "own", requirement: "", weakness }),
    ),
  );
  const { items } = await readPlan(official, planId);
  expect(items.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("a prime that holds an assessment of the system sees how far the plan is, and no item", async () => {
  const chain = await makeConditional();
  const { manager, planId, official, prime } = chain;
  expect((await seenBy(manager, planId))?.shown).toMatchObject({
    level: "progress",
    systemName: "CUI enclave",
    progress: { openCount: 3 },
    items: null,
  });
  const rows = await asActor(manager, ({ tx }) => tx.execute(sql`select 1 from remediation_items`));
  expect([...rows]).toEqual([]);
  const direct = await asActor(manager, ({ tx }) =>
    tx.execute(sql`select 1 from flowdown.shared_plan_items(${planId}::uuid)`),
  );
  expect([...direct]).toEqual([]);
  const widened = await asActor(manager, ({ tx }) =>
    tx.execute(sql`update remediation_shares set level = 'items' returning plan_id`),
  );
  expect([...widened]).toEqual([]);
  expect(await sharePlan(official, planId, { primeId: prime.id, level: "nothing" })).toEqual({
    ok: false,
    reason: "least",
  });
  await sharePlan(official, planId, { primeId: prime.id, level: "items" });
  const items = (await seenBy(manager, planId))?.shown.items;
  expect(items?.map(({ requirement }) => requirement)).toEqual([...OPEN]);
  expect(JSON.stringify(items)).not.toMatch(/owner|resources/);
  // Not even a statement of the prime's own reads more: what stands beside the door is closed.
  const beside = await asActor(manager, ({ tx }) =>
    tx.execute(sql`select 1 from remediation_items`),
  );
  expect([...beside]).toEqual([]);
  await sharePlan(official, planId, { primeId: prime.id, level: "progress" });
  expect((await seenBy(manager, planId))?.shown.items).toBeNull();
});

test("a prime that was told nothing of the system sees a plan only while it is shown", async () => {
  const chain = await makeSupplyChain();
  const { official, manager, prime } = chain;
  const planId = await makePlan(official, await threeOpen(official, "Test bench"));
  expect(await seenBy(manager, planId)).toBeNull();
  await sharePlan(official, planId, { primeId: prime.id, level: "progress" });
  expect(await seenBy(manager, planId)).not.toBeNull();
  const stranger = await makeSupplyChain();
  expect(await seenBy(stranger.manager, planId)).toBeNull();
  expect(
    await sharePlan(official, planId, { primeId: stranger.prime.id, level: "items" }),
  ).toMatchObject({ reason: "not-found" });
  const said = { outcome: "commented" as const, note: "Whose plan is this?" };
  expect(await reviewPlan(stranger.manager, planId, said)).toMatchObject({ reason: "not-found" });
  await sharePlan(official, planId, { primeId: prime.id, level: "nothing" });
  expect(await seenBy(manager, planId)).toBeNull();
  expect(await reviewPlan(manager, planId, said)).toMatchObject({ reason: "not-found" });
});

test("pages of a plan are 404 to everybody else", async () => {
  const { official, planId, manager } = await makeConditional();
  const own = await Visitor.of(official.person);
  const o = official.organizationId;
  for (const page of [
    paths.subcontractor.remediationPlan(o, planId),
    paths.subcontractor.poam(o, planId),
    paths.subcontractor.poamSheet(o, planId),
    paths.subcontractor.poamOscal(o, planId),
    paths.subcontractor.remediationSharing(o, planId),
  ])
    expect((await own.get(page)).status, page).toBe(200);
  const stranger = await makeSupplyChain();
  const theirs = await Visitor.of(stranger.official.person);
  const strange = paths.subcontractor.remediationPlan(stranger.official.organizationId, planId);
  expect((await theirs.get(strange)).status).toBe(404);
  const { body } = await own.get(paths.subcontractor.remediationPlan(o, planId));
  expect(body).toContain("Day 5 of 180");
  expect(body).toContain("closes nothing out");
  const prime = await Visitor.of(stranger.manager.person);
  const foreign = paths.prime.remediationPlan(stranger.manager.organizationId, planId);
  expect((await prime.get(foreign)).status).toBe(404);
  const holder = await Visitor.of(manager.person);
  const shown = paths.prime.remediationPlan(manager.organizationId, planId);
  expect((await holder.get(shown)).status).toBe(200);
});

test("a Conditional status with three open items walks to its close-out", async () => {
  const chain = await makeConditional();
  const { official, manager, planId, statusDate, workbookId, supplier } = chain;
  const { items } = await readPlan(official, planId);
  for (const [index, item] of items.entries()) {
    const dueOn = addDays(official.on, 30 * (index + 1));
    const change = answerOf(item, { action: "Cure it.", dueOn });
    await changeItem(official, { planId, itemId: item.id }, change);
  }
  const inTime = onDay(manager, addDays(manager.on, 10));
  expect((await seenBy(inTime, planId))?.listed.slips).toEqual([]);
  for (const item of (await readPlan(official, planId)).items) {
    const dana = onDay(official, item.dueOn ?? official.on);
    const done = answerOf(item, { status: "done", doneOn: dana.on, evidence: "Ticket 12" });
    expect(await changeItem(dana, { planId, itemId: item.id }, done)).toEqual({ ok: true });
  }
  // All is ticked off: the score, the clock and the verdict's last day are what they were.
  const ticked = await asActor(onDay(official, addDays(statusDate, 120)), (scope) =>
    getPlanFile(scope, planId),
  );
  expect(ticked).toMatchObject({
    progress: { openCount: 0, doneCount: 3 },
    evaluation: { score: 107 },
    clock: { state: "running", day: 120, lastDay: addDays(statusDate, 180) },
  });
  expect((await verdictOn(chain, addDays(statusDate, 180)))?.verdict).toBe("eligible");
  expect((await verdictOn(chain, addDays(statusDate, 181)))?.verdict).toBe("ineligible");
  // Assessed and posted in time, stated and accepted: the status is Final, from the same day on.
  const typed = OPEN.map((requirement) => ({
    requirement,
    answer: metOf(requirement),
    readVersion: 1,
  }));
  await saveAnswers(official, workbookId, typed);
  const closing = addDays(statusDate, 150);
  const later = {
    ...chain,
    official: onDay(official, closing),
    manager: onDay(manager, closing),
  };
  await state(later, {
    cmmcStatus: "Final",
    cmmcStatusDate: statusDate,
    cmmcScore: "110",
    cmmcCloseOutOn: closing,
    affirmedOn: closing,
  });
  expect((await verdictOn(chain, addDays(statusDate, 181)))?.verdict).toBe("eligible");
  const closed = await asActor(onDay(official, closing), (scope) => getPlanFile(scope, planId));
  expect(closed).toMatchObject({
    evaluation: { score: 110 },
    clock: { state: "closed-out", closedOutOn: closing },
    unplanned: [],
    suggested: [],
  });
  const plans = await asActor(manager, (scope) =>
    listSuppliersPlans(scope, { supplierId: supplier.id }),
  );
  expect(plans).toMatchObject([{ closeOutBy: null, slips: [] }]);
});

test("a Conditional status that nobody closes out turns the verdict on day 181, and the plan says so", async () => {
  const chain = await makeConditional();
  const { official, manager, planId, statusDate } = chain;
  const last = addDays(statusDate, 180);
  const dayAfter = addDays(last, 1);
  expect((await verdictOn(chain, last))?.verdict).toBe("eligible");
  expect((await verdictOn(chain, last))?.holdsUntil).toBe(last);
  const turned = await verdictOn(chain, dayAfter);
  expect(turned?.verdict).toBe("ineligible");
  expect(turned?.reasons.map(({ code }) => code)).toContain("conditional-expired");
  const fileOn = (on: CalendarDate) =>
    asActor(onDay(official, on), (scope) => getPlanFile(scope, planId));
  expect((await fileOn(last))?.clock).toMatchObject({ state: "running", daysLeft: 0 });
  const after = await fileOn(dayAfter);
  expect(after?.clock).toMatchObject({ state: "expired", daysLeft: -1 });
  expect(after?.suggested).toMatchObject([{ source: "expired-status" }]);
  expect((await seenBy(onDay(manager, dayAfter), planId))?.listed.slips).toEqual([
    "past-close-out",
    "standstill",
  ]);
});

test("what a prime says of a plan is said of what it saw, logged, and read by the subcontractor", async () => {
  const { manager, official, planId } = await makeConditional();
  const browser = await Visitor.of(manager.person);
  const page = paths.prime.remediationPlan(manager.organizationId, planId);
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const before = await browser.get(page);
  const [shown = ""] = /[0-9a-f]{64}\.\d+/.exec(before.body) ?? [];
  const dueOn = addDays(official.on, 9);
  await changeItem(official, { planId, itemId: item.id }, answerOf(item, { dueOn }));
  const late = await reviewPlan(manager, planId, { outcome: "accepted", note: "", shown });
  expect(late).toMatchObject({ ok: false, reason: "stale" });
  expect(await reviewPlan(manager, planId, { outcome: "accepted", note: "" })).toEqual({
    ok: true,
  });
  const own = await Visitor.of(official.person);
  const plan = paths.subcontractor.remediationPlan(official.organizationId, planId);
  expect((await own.get(plan)).body).toContain("Plan accepted");
  const log = await browser.get(paths.prime.log(manager.organizationId));
  expect(log.body).toContain("Remediation plan accepted");
});

test("a plan goes out as a spreadsheet and as OSCAL, and comes in again with nothing to change", async () => {
  const { official, planId } = await makeConditional();
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const milestones = [{ text: "Firewall ordered", on: official.on }];
  const change = answerOf(item, { action: "Buy a firewall.", milestones, dueOn: official.on });
  await changeItem(official, { planId, itemId: item.id }, change);
  const file = await asActor(official, (scope) => getPlanFile(scope, planId));
  if (!file) throw new Error("no plan");
  for (const exported of [await getPlanSheet(file, official), getPlanOscal(file, official)]) {
    if (!exported) throw new Error("nothing was written");
    const { bytes, fileName } = exported;
    const uploaded = await uploadPlan(official, planId, { name: fileName, bytes });
    if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.reason));
    const found = await asActor(official, (scope) => getPlanImport(scope, file, uploaded.importId));
    expect(found, fileName).toMatchObject({ read: 3, planned: [], problems: [] });
  }
});

test("of a file what is chosen is taken, nothing else, and not over what was changed meanwhile", async () => {
  const { official, planId } = await makeConditional();
  const csv = "Requirement,Weakness,Action\n3.1.3,,Buy it.\n3.8.6,USB sticks,\n3.1.99,Gone,\n";
  const uploaded = await uploadPlan(official, planId, {
    name: "poam.csv",
    bytes: Buffer.from(csv),
  });
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.reason));
  const { importId } = uploaded;
  const browser = await Visitor.of(official.person);
  const page = paths.subcontractor.planPreview(official.organizationId, planId, importId);
  expect((await browser.get(page)).body).toContain("no requirement 3.1.99");
  const fresh = await takeItems(official, { planId, importId, taken: new Map([["Row 3", 0]]) });
  expect(fresh).toEqual({ ok: true, count: 1 });
  const { items } = await readPlan(official, planId);
  expect(items.at(-1)).toMatchObject({ number: 4, requirement: "3.8.6", source: "import" });
  expect(items[0]).toMatchObject({ version: 1, action: "" });
  const taken = new Map([["Row 2", 1]]);
  const [item] = items;
  if (!item) throw new Error("no item");
  const mine = answerOf(item, { action: "Mine." });
  await changeItem(official, { planId, itemId: item.id }, mine);
  expect(await takeItems(official, { planId, importId, taken })).toMatchObject({
    reason: "stale",
    count: 1,
  });
  expect((await readPlan(official, planId)).items[0]?.action).toBe("Mine.");
  const stranger = await makeSupplyChain();
  expect(await takeItems(stranger.official, { planId, importId, taken })).toMatchObject({
    reason: "not-found",
  });
});

test("a file of a closing is seen where items are shown, downloaded, logged, and never overwritten", async () => {
  const { manager, official, prime, planId } = await makeConditional();
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const which = { planId, itemId: item.id };
  const first = await giveItemFile(official, which, { aboutOn: addDays(official.on, -3) });
  const holder = await Visitor.of(manager.person);
  const page = paths.prime.remediationPlan(prime.id, planId);
  const fileHref = paths.prime.planEvidence(prime.id, planId, first.file.id);
  // How far the plan is says nothing of files, not even that there are any.
  expect((await holder.get(page)).body).not.toContain("notice.pdf");
  expect((await holder.get(fileHref)).status).toBe(404);
  expect((await holder.get(paths.prime.evidence(prime.id, first.file.id))).status).toBe(404);
  await sharePlan(official, planId, { primeId: prime.id, level: "items" });
  expect((await holder.get(page)).body).toContain(fileHref);
  expect((await holder.get(fileHref)).status).toBe(200);
  const viewed = await asActor(manager, ({ tx }) =>
    tx.execute(sql`select entry from oversight_log where action = 'evidence.viewed'`),
  );
  expect(viewed.map(({ entry }) => entry)).toEqual([expect.stringContaining(planId)]);
  const later = (seconds: number) => ({
    ...official,
    at: new Date(official.at.getTime() + 1_000 * seconds),
  });
  const second = await giveItemFile(later(1), which, {
    fileName: "better.pdf",
    bytes: makePdf("All nine terminals"),
    replacesId: first.id,
    why: "All nine terminals",
  });
  const files = await asActor(official, (scope) => listItemFiles(scope, which));
  expect(files.map(({ id, supersedesId }) => [id, supersedesId])).toEqual([
    [first.id, null],
    [second.id, first.id],
  ]);
  expect((await seenBy(manager, planId))?.shown.items?.[0]?.files).toMatchObject([
    { id: second.file.id, fileName: "better.pdf", aboutOn: official.on },
  ]);
  expect((await holder.get(fileHref)).status).toBe(404);
  expect(await withdrawItemFile(manager, which, { remove: second.id, why: "x" })).toMatchObject({
    reason: "not-found",
  });
  await withdrawItemFile(later(2), which, { remove: second.id, why: "Of another machine" });
  expect((await seenBy(manager, planId))?.shown.items?.[0]?.files).toEqual([]);
  const own = await Visitor.of(official.person);
  const ownPage = paths.subcontractor.itemEvidence(official.organizationId, planId, item.id);
  expect((await own.get(ownPage)).body).toContain("Of another machine");
});

test("of two files put in the place of one at once the second is told, and the same file is there once", async () => {
  const { official } = await makeSupplyChain();
  const planId = await makePlan(official, await threeOpen(official, "Shop network"));
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const which = { planId, itemId: item.id };
  const given = (line: string, replacesId: string | null) =>
    addItemFile(official, which, {
      fileName: `${line}.pdf`,
      bytes: makePdf(line),
      aboutOn: official.on,
      replacesId,
      why: replacesId ? "Better" : "",
    });
  const same = await Promise.all([given("First", null), given("First", null)]);
  expect(same).toEqual([{ ok: true }, { ok: true }]);
  const [first, ...more] = await asActor(official, (scope) => listItemFiles(scope, which));
  expect(more).toEqual([]);
  const both = await Promise.all([given("Left", first?.id ?? ""), given("Right", first?.id ?? "")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "former-gone" });
  const tomorrow = { aboutOn: addDays(official.on, 1) };
  await expect(giveItemFile(official, which, tomorrow)).rejects.toThrow("not-yet");
});

test("at a past moment a prime sees of a plan what was shown then", async () => {
  const { manager, official, prime, planId } = await makeConditional();
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const on = (days: number) => onDay(official, addDays(official.on, days));
  const shownOn = async (days: number) => {
    const at = new Date(`${addDays(official.on, days)}T18:00:00Z`);
    return (await seenBy({ ...onDay(manager, addDays(manager.on, days)), knownAt: at }, planId))
      ?.shown;
  };
  const due = (days: number) => ({ dueOn: addDays(official.on, days) });
  const change = async (days: number, dueInDays: number) => {
    const [standing] = (await readPlan(official, planId)).items;
    if (standing)
      await changeItem(on(days), { planId, itemId: item.id }, answerOf(standing, due(dueInDays)));
  };
  await change(1, 20);
  await sharePlan(on(2), planId, { primeId: prime.id, level: "items" });
  await change(3, 40);
  await sharePlan(on(4), planId, { primeId: prime.id, level: "history" });
  await sharePlan(on(6), planId, { primeId: prime.id, level: "progress" });
  expect((await shownOn(1))?.items).toBeNull();
  const second = await shownOn(2);
  expect(second?.items?.[0]).toMatchObject(due(20));
  expect(second?.items?.[0]).not.toHaveProperty("dueChanges");
  expect((await shownOn(3))?.items?.[0]).toMatchObject(due(40));
  expect((await shownOn(4))?.items?.[0]).toMatchObject({
    ownerName: "",
    dueChanges: [due(20), due(40)],
  });
  expect((await shownOn(6))?.items).toBeNull();
});

test("a record holds a plan as it was shown, checked by both verifiers, and an auditor reads the same", async () => {
  const chain = await makeConditional();
  const { manager, official, prime, planId, subcontractId, contractId, statusDate } = chain;
  const later = (actor: TestActor) => ({ ...actor, at: new Date() });
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const secret = "The office and the shop share one network";
  const change = answerOf(item, { weakness: secret, ownerId: official.personId });
  await changeItem(later(official), { planId, itemId: item.id }, change);
  const given = await giveItemFile(later(official), { planId, itemId: item.id });
  await sharePlan(later(official), planId, { primeId: prime.id, level: "items" });
  await reviewPlan(later(manager), planId, { outcome: "accepted", note: "Go on." });
  const subject = { kind: "subcontract", subcontractId } as const;
  const withItems = await makeRecord(manager, subject);
  await expectBothToHold(withItems);
  const [plan] = withItems.content.suppliers[0]?.plans ?? [];
  expect(plan).toMatchObject({
    id: planId,
    shown: { level: "items", progress: { openCount: 3 } },
    closeOut: { statusDate, lastDay: addDays(statusDate, 180), state: "running" },
    evidence: [{ sha256: given.file.sha256, disposedAt: null }],
    reviews: [{ outcome: "accepted", note: "Go on." }],
  });
  expect(plan?.shown.items?.[0]).toMatchObject({ weakness: secret });
  expect(JSON.stringify(plan)).not.toContain(official.personId);
  expect([...withItems.members.keys()].join()).toContain(given.file.sha256);

  const auditor = await makeAuditor(manager, [contractId]);
  const room = await Visitor.of({ id: auditor.personId });
  const page = paths.audit.subcontract(auditor.grantId, subcontractId);
  const fileHref = paths.audit.planEvidence(auditor.grantId, planId, given.file.id);
  const { body } = await room.get(page);
  expect(body).toContain(secret);
  expect(body).toContain(fileHref);
  expect((await room.get(fileHref)).status).toBe(200);
  const elsewhere = await makeSupplyChain();
  const stranger = await makeAuditor(elsewhere.manager, [elsewhere.contractId]);
  const strange = paths.audit.planEvidence(stranger.grantId, planId, given.file.id);
  expect((await (await Visitor.of({ id: stranger.personId })).get(strange)).status).toBe(404);
  // Beyond the room nothing of the plan is read, not even by a statement of the auditor's own.
  const own = await asActor(auditor, ({ tx }) => tx.execute(sql`select 1 from remediation_items`));
  expect([...own]).toEqual([]);

  // The choice is narrowed: from here on no record, and no auditor, reads an item.
  await sharePlan(later(official), planId, { primeId: prime.id, level: "progress" });
  const narrowed = await makeRecord(manager, subject);
  await expectBothToHold(narrowed);
  const [less] = narrowed.content.suppliers[0]?.plans ?? [];
  expect(less).toMatchObject({ shown: { level: "progress", items: null }, evidence: [] });
  expect((await room.get(page)).body).not.toContain(secret);
  expect((await room.get(fileHref)).status).toBe(404);
  // The record of before is whole all the same.
  const opened = await openRecordZip(later(manager), withItems.recordId);
  expect(opened).toHaveProperty("stream");
  const forged = await forge(narrowed.members, (content) => {
    const [supplier] = content.suppliers;
    if (supplier && plan) supplier.plans = [plan];
  });
  expect(verifyAgain(packageOfRecord(forged)).failed).toContain("anchors");
}, 120_000);

async function expectBothToHold({ members }: { members: RecordMembers }): Promise<void> {
  const { checks, isOk } = await verifyRecord(archiveOf(members));
  expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(packageOfRecord(members))).toMatchObject({ ok: true, why: [] });
}
