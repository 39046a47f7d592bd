import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { reviewPlan } from "#app/commands/remediation/review-plan.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { insertVersion, lockPlan } from "#app/commands/remediation/write-items.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import {
  makeConditional,
  OPEN_REQUIREMENTS,
  onDay,
  seenBy,
  threeOpen,
} from "#tests/factories/conditional-plan.ts";
import { untilSomebodyWaits } from "#tests/factories/held-log.ts";
import type { TestActor } from "#tests/factories/people.ts";
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
import { verifyAgain } from "#tests/independent/verify-record.ts";

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
  expect(items?.map(({ requirement }) => requirement)).toEqual([...OPEN_REQUIREMENTS]);
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

test("a plan that is shown while an item of it changes is shown as changed", async () => {
  const { official, manager, prime } = await makeSupplyChain();
  const planId = await makePlan(official, await threeOpen(official, "Test bench"));
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const dueOn = addDays(official.on, 9);
  let beside: ReturnType<typeof sharePlan> | undefined;
  await asActor(official, async (scope) => {
    await lockPlan(scope, planId);
    beside = sharePlan(official, planId, { primeId: prime.id, level: "progress" });
    await untilSomebodyWaits();
    await insertVersion(scope, planId, item, { ...item, dueOn });
  });
  expect(await beside).toEqual({ ok: true });
  expect((await seenBy(manager, planId))?.shown.progress.nextDueOn).toBe(dueOn);
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
