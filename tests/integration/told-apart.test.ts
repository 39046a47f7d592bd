import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { takeBackToldApart, tellApart } from "#app/commands/supplier/tell-apart.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listAlikeOf, listAlikePairs } from "#app/queries/supplier/merge.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { suppliersToldApart } from "#db/schema/supplier-told-apart.ts";
import { mergeAsShown } from "#tests/factories/merged-suppliers.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplier } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const WHY = { reason: "One is in Ohio, the other in Leeds; both told us on the phone." };

/** Two suppliers whose names are the same but for the kind of company. */
async function makeTwoAlike() {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const [first, second] = [await makeSupplier(manager), await makeSupplier(manager)];
  await change(first.id, { legalName: "Harrow Castings, Inc." });
  await change(second.id, { legalName: "Harrow Castings Ltd." });
  return { manager, first, second, o: manager.organizationId };
}

const change = (id: string, values: { legalName?: string; cages?: string[] }) =>
  asSystem((tx) => tx.update(suppliers).set(values).where(eq(suppliers.id, id)));

const pairsOf = (manager: TestActor) => asActor(manager, (scope) => listAlikePairs(scope));

test("two marked as two companies are pointed at nowhere, with who, when and why to be read", async () => {
  const { manager, first, second, o } = await makeTwoAlike();
  const browser = await Visitor.of(manager.person);
  const { prime } = paths;
  const page = prime.tellSuppliersApart(o, first.id, second.id);
  expect((await browser.get(prime.supplier(o, first.id))).body).toContain(page);
  const blank = await browser.post(page, { intent: "tell-apart", reason: "" });
  expect(blank.status).toBe(422);
  expect(blank.body).toContain("Say how you know that they are two companies");
  const sent = await browser.post(page, { intent: "tell-apart", ...WHY });
  expect(sent.status).toBe(303);
  expect(await pairsOf(manager)).toEqual([]);
  expect(await asActor(manager, (scope) => listAlikeOf(scope, second.id))).toEqual([]);
  expect((await browser.get(prime.supplier(o, first.id))).body).not.toContain(
    "may be the same company",
  );
  const list = await browser.get(sent.location ?? "");
  expect(list.body).toContain("They are marked as two companies");
  expect(list.body).toContain(WHY.reason);
  expect(list.body).toContain(manager.personName);
  const log = await asActor(manager, ({ tx }) =>
    tx
      .select({ supplierId: oversightLog.supplierId })
      .from(oversightLog)
      .where(eq(oversightLog.action, "supplier.told-apart")),
  );
  expect(log.map(({ supplierId }) => supplierId).toSorted()).toEqual(
    [first.id, second.id].toSorted(),
  );
  expect((await browser.get(prime.logEntry(o, 0))).body).toContain(
    "Harrow Castings, Inc. and Harrow Castings Ltd.",
  );
});

test("the mark is taken back once, and then they are pointed at again", async () => {
  const { manager, first, second } = await makeTwoAlike();
  await tellApart(manager, [first.id, second.id], WHY);
  const both = await Promise.all([
    takeBackToldApart(manager, [second.id, first.id]),
    takeBackToldApart(manager, [first.id, second.id]),
  ]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  expect(await pairsOf(manager)).toHaveLength(1);
  const withdrawn = await asActor(manager, ({ tx }) =>
    tx
      .select({ id: oversightLog.seq })
      .from(oversightLog)
      .where(eq(oversightLog.action, "supplier.told-apart-withdrawn")),
  );
  expect(withdrawn).toHaveLength(2);
  await tellApart(manager, [first.id, second.id], WHY);
  expect(await pairsOf(manager)).toEqual([]);
});

test("two that come to share a CAGE code are pointed at again, until somebody looks once more", async () => {
  const { manager, first, second, o } = await makeTwoAlike();
  await tellApart(manager, [first.id, second.id], WHY);
  await change(second.id, { cages: [first.cage] });
  const [pair] = await pairsOf(manager);
  expect(pair?.why).toContain("did not share when they were marked");
  const browser = await Visitor.of(manager.person);
  const page = await browser.get(paths.prime.tellSuppliersApart(o, first.id, second.id));
  expect(page.body).toContain("look at both again");
  expect(page.body).toContain('value="take-back"');
  await tellApart(manager, [first.id, second.id], { reason: "One hangar, two companies in it." });
  expect(await pairsOf(manager)).toEqual([]);
  const rows = await asSystem((tx) =>
    tx
      .select({ takenBackAt: suppliersToldApart.takenBackAt })
      .from(suppliersToldApart)
      .where(eq(suppliersToldApart.primeId, o)),
  );
  expect(rows.filter(({ takenBackAt }) => takenBackAt === null)).toHaveLength(1);
});

test("who was marked as two companies is not merged before that is taken back", async () => {
  const { manager, first, second, o } = await makeTwoAlike();
  await tellApart(manager, [first.id, second.id], WHY);
  expect(await mergeAsShown(manager, first.id, second.id)).toEqual({
    ok: false,
    reason: "told-apart",
  });
  const browser = await Visitor.of(manager.person);
  const page = await browser.get(paths.prime.mergeSuppliers(o, second.id, first.id));
  expect(page.body).toContain(paths.prime.tellSuppliersApart(o, second.id, first.id));
  await takeBackToldApart(manager, [first.id, second.id]);
  expect(await mergeAsShown(manager, first.id, second.id)).toMatchObject({ ok: true });
});

test("another prime's records are not there to be told apart", async () => {
  const { first, second } = await makeTwoAlike();
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  const own = await makeSupplier(stranger);
  expect(await tellApart(stranger, [own.id, second.id], WHY)).toEqual({
    ok: false,
    reason: "not-found",
  });
  const browser = await Visitor.of(stranger.person);
  const page = paths.prime.tellSuppliersApart(stranger.organizationId, first.id, second.id);
  expect((await browser.get(page)).status).toBe(404);
});
