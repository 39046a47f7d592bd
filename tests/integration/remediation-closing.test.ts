import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { reviewClosing } from "#app/commands/remediation/review-closing.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { closingsOf, isToCheck } from "#app/domain/remediation/closing.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { countClosingsToCheck } from "#app/queries/remediation/closings-to-check.server.ts";
import { listClosingReviews } from "#app/queries/remediation/sharing.server.ts";
import { listWork } from "#app/queries/worklist/worklist.server.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { makeConditional, seenBy } from "#tests/factories/conditional-plan.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { answerOf, closeItem, giveItemFile, readPlan } from "#tests/factories/remediation.ts";
import {
  archiveOf,
  forge,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

const RETURNED = { outcome: "returned", note: "Which accounts does the ticket cover?" } as const;
const ACCEPTED = { outcome: "accepted", note: "" } as const;
const now = <A extends TestActor>(actor: A): A => ({ ...actor, at: new Date() });

/** A plan that is shown with its items, the first of which is said to be done. */
async function makeClosed() {
  const chain = await makeConditional();
  const item = await closeItem(now(chain.official), chain.planId);
  const shared = { primeId: chain.prime.id, level: "items" } as const;
  await sharePlan(now(chain.official), chain.planId, shared);
  return { ...chain, item, which: { planId: chain.planId, itemNumber: item.number } };
}

type Closed = Awaited<ReturnType<typeof makeClosed>>;

async function stateFor({ manager, planId }: Closed, number: number) {
  const seen = await seenBy(manager, planId);
  const item = seen?.shown.items?.find((one) => one.number === number);
  if (!item) throw new Error("the item is not shown");
  const reviews = await asActor(manager, (scope) => listClosingReviews(scope, [planId]));
  return closingsOf(item, reviews).map(({ state }) => state);
}

/** What the list of plans says, which has to be what the rule says of each item. */
async function waitingFor({ manager, planId }: Closed): Promise<number> {
  const seen = await seenBy(manager, planId);
  const [reviews, counted] = await asActor(manager, (scope) =>
    Promise.all([listClosingReviews(scope, [planId]), countClosingsToCheck(scope, [planId])]),
  );
  const items = seen?.shown.items ?? [];
  const waiting = items.filter((item) => isToCheck(item, closingsOf(item, reviews))).length;
  expect(counted.get(planId) ?? 0).toBe(waiting);
  return waiting;
}

/** What Today has of plans, and how much of it. */
const onToday = ({ manager }: Closed) =>
  asActor(manager, (scope) => listWork(scope, { owner: "everybody" }, null)).then(({ items }) =>
    items.filter(({ kind }) => kind === "closings-to-check"),
  );

async function countOf(table: string, condition: ReturnType<typeof sql>) {
  const rows = await asSystem((tx) =>
    tx.execute(sql`select 1 from ${sql.identifier(table)} where ${condition}`),
  );
  return rows.length;
}

const lettersOf = (organizationId: string) =>
  countOf("letters", sql`kind = 'closing-reviewed' and organization_id = ${organizationId}::uuid`);

test("a closing is returned, shown better, and accepted; each is logged, written and read", async () => {
  const closed = await makeClosed();
  const { manager, official, planId, which, item } = closed;
  const prime = await Visitor.of(manager.person);
  const page = paths.prime.planClosing(manager.organizationId, planId, item.number);
  const plan = paths.prime.remediationPlan(manager.organizationId, planId);
  expect((await prime.get(plan)).body).toContain("1 closing waits to be checked");
  expect((await prime.get(page)).body).toContain("Ticket 4711");

  expect(await waitingFor(closed)).toBe(1);
  const list = await prime.get(paths.prime.remediation(manager.organizationId));
  expect(list.body).toContain("1 to check");
  expect(await onToday(closed)).toMatchObject([{ id: planId, amount: 1 }]);
  const today = await prime.get(paths.prime.today(manager.organizationId));
  expect(today.body).toContain(`href="${plan}"`);
  expect(today.body).toContain("said to be closed, and nobody checked the evidence");

  expect(await reviewClosing(now(manager), which, RETURNED)).toEqual({ ok: true });
  expect(await stateFor(closed, item.number)).toEqual(["returned"]);
  expect(await waitingFor(closed)).toBe(0);
  expect(await onToday(closed)).toEqual([]);
  const written = await lettersOf(manager.organizationId);
  expect(written).toBeGreaterThan(0);
  expect(await reviewClosing(now(manager), which, RETURNED)).toEqual({ ok: true });
  expect(await lettersOf(manager.organizationId)).toBe(written);

  const supplier = await Visitor.of(official.person);
  const itemPage = paths.subcontractor.remediationItem(official.organizationId, planId, item.id);
  expect((await supplier.get(itemPage)).body).toContain(RETURNED.note);
  const ownPlan = paths.subcontractor.remediationPlan(official.organizationId, planId);
  expect((await supplier.get(ownPlan)).body).toContain("Closing returned");

  // The plan is the supplier's: nothing on it changed by that, and a file makes it another closing.
  expect((await readPlan(official, planId)).items[0]).toMatchObject({ status: "done", version: 2 });
  await giveItemFile(now(official), { planId, itemId: item.id });
  expect(await stateFor(closed, item.number)).toEqual(["changed-since"]);
  expect(await waitingFor(closed)).toBe(1);
  expect((await prime.get(page)).body).toContain("It changed since");
  expect(await reviewClosing(now(manager), which, ACCEPTED)).toEqual({ ok: true });
  expect(await stateFor(closed, item.number)).toEqual(["accepted"]);
  expect(await waitingFor(closed)).toBe(0);
  expect((await supplier.get(ownPlan)).body).toContain("Closing accepted");
  expect((await supplier.get(itemPage)).body).not.toContain("A prime returned the closing");
  const log = (await prime.get(paths.prime.log(manager.organizationId))).body;
  expect(log).toContain("Closing of an item of a remediation plan accepted");
  expect(log).toContain("Closing of an item of a remediation plan returned");
  const [standing] = (await readPlan(official, planId)).items;
  if (!standing) throw new Error("no item");
  const said = answerOf(standing, { action: "Keys for all.", evidence: standing.evidence });
  await changeItem(now(official), { planId, itemId: item.id }, said);
  expect(await waitingFor(closed)).toBe(0);
  const other = { ...said, weakness: "Nobody signs in twice." };
  await changeItem(now(official), { planId, itemId: item.id }, other);
  expect(await waitingFor(closed)).toBe(1);
}, 60_000);

test("nothing is decided of an item that is open, not shown, changed meanwhile, or another's", async () => {
  const closed = await makeClosed();
  const { manager, official, prime, planId, which, item } = closed;
  const browser = await Visitor.of(manager.person);
  const page = paths.prime.planClosing(manager.organizationId, planId, item.number);
  const [shown = ""] = /[0-9a-f]{64}\.\d+/.exec((await browser.get(page)).body) ?? [];
  const [standing, open] = (await readPlan(official, planId)).items;
  if (!standing || !open) throw new Error("no items");
  const answer = answerOf(standing, { evidence: "Ticket 4712" });
  await changeItem(now(official), { planId, itemId: item.id }, answer);
  expect(await reviewClosing(now(manager), which, { ...ACCEPTED, shown })).toMatchObject({
    reason: "stale",
  });
  const ofOpen = { planId, itemNumber: open.number };
  expect(await reviewClosing(now(manager), ofOpen, ACCEPTED)).toEqual({
    ok: false,
    reason: "not-closed",
  });
  expect(await reviewClosing(now(manager), { planId, itemNumber: 99 }, ACCEPTED)).toMatchObject({
    reason: "not-found",
  });
  const stranger = await makeSupplyChain();
  expect(await reviewClosing(stranger.manager, which, ACCEPTED)).toMatchObject({
    reason: "not-found",
  });
  const viewer = await Visitor.of((await actorOf(prime, "prime-viewer")).person);
  expect((await viewer.get(page)).status).toBe(403);
  await sharePlan(now(official), planId, { primeId: prime.id, level: "progress" });
  expect(await reviewClosing(now(manager), which, ACCEPTED)).toMatchObject({ reason: "not-found" });
  expect((await browser.get(page)).status).toBe(404);
  expect(await countOf("remediation_closing_reviews", sql`plan_id = ${planId}::uuid`)).toBe(0);
}, 60_000);

test("a record holds what was said of closings, checked by both verifiers, and an auditor reads it", async () => {
  const closed = await makeClosed();
  const { manager, official, planId, item, which, subcontractId, contractId } = closed;
  const validUntil = addDays(official.on, 300);
  await giveItemFile(now(official), { planId, itemId: item.id }, { validUntil });
  await reviewClosing(now(manager), which, RETURNED);
  await reviewClosing(now(manager), which, ACCEPTED);
  const { members, content } = await makeRecord(manager, { kind: "subcontract", subcontractId });
  await expectBothToHold(members);
  const [plan] = content.suppliers[0]?.plans ?? [];
  expect(plan?.closings).toMatchObject([
    {
      ...ACCEPTED,
      itemNumber: which.itemNumber,
      shown: { evidence: "Ticket 4711", files: [{ validUntil }] },
    },
    { ...RETURNED, itemNumber: which.itemNumber },
  ]);
  const auditor = await makeAuditor(manager, [contractId]);
  const room = await Visitor.of({ id: auditor.personId });
  const page = await room.get(paths.audit.subcontract(auditor.grantId, subcontractId));
  expect(page.body).toContain("Closing accepted");

  type Closings = NonNullable<NonNullable<typeof plan>["closings"]>;
  const changes: ((closing: Closings[number], closings: Closings) => unknown)[] = [
    (_, closings) => closings.pop(),
    (closing) => Object.assign(closing, { outcome: "returned" }),
    (closing) => Object.assign(closing, { note: "Well done." }),
    (closing) => Object.assign(closing, { itemNumber: 2 }),
    (closing) => Object.assign(closing.shown, { evidence: "Ticket 1" }),
  ];
  for (const change of changes) {
    const forged = await forge(members, ({ suppliers }) => {
      const closings = suppliers[0]?.plans?.[0]?.closings;
      if (!closings?.[0]) throw new Error("no closing to forge");
      change(closings[0], closings);
    });
    expect(verifyAgain(packageOfRecord(forged)).failed).toContain("anchors");
    const { checks } = await verifyRecord(archiveOf(forged));
    expect(checks.filter(({ outcome }) => outcome === "failed").length).toBeGreaterThan(0);
  }
}, 120_000);

async function expectBothToHold(members: RecordMembers): Promise<void> {
  const { checks, isOk } = await verifyRecord(archiveOf(members));
  expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(packageOfRecord(members))).toMatchObject({ ok: true, why: [] });
}
