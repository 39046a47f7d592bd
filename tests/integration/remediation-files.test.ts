import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addItemFile, withdrawItemFile } from "#app/commands/remediation/add-item-file.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { takeItems } from "#app/commands/remediation/take-items.server.ts";
import { uploadPlan } from "#app/commands/remediation/upload-plan.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import { getPlanOscal, getPlanSheet } from "#app/queries/remediation/plan-export.server.ts";
import { getPlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { getPlanImport } from "#app/queries/remediation/plan-import.server.ts";
import { makePdf } from "#tests/factories/answer.ts";
import { makeConditional, seenBy, threeOpen } from "#tests/factories/conditional-plan.ts";
import { answerOf, giveItemFile, makePlan, readPlan } from "#tests/factories/remediation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

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
