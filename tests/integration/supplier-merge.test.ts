import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { inviteContact } from "#app/commands/invitation/invite-contact.server.ts";
import { placeHold } from "#app/commands/retention/place-hold.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { mergeSuppliers } from "#app/commands/supplier/merge-suppliers.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listAlikePairs } from "#app/queries/supplier/merge.server.ts";
import { getMerge } from "#app/queries/supplier/merge-page.server.ts";
import { listSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { supplierMerges } from "#db/schema/supplier-merge.ts";
import { invite } from "#tests/factories/invitation.ts";
import { mergeAsShown, mergeTwo } from "#tests/factories/merged-suppliers.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

/** A joined supplier, and a second record of it that was asked something and invited. */
async function makeTwoRecords() {
  const chain = await makeSupplyChain();
  const { manager, contractId } = chain;
  const twin = await makeSupplier(manager);
  await asSystem((tx) =>
    tx
      .update(suppliers)
      .set({ uei: "H4RR0WCAST25", tags: ["castings"] })
      .where(eq(suppliers.id, twin.id)),
  );
  const placed = await makeSubcontract(manager, { contractId, supplier: twin });
  const { invitationId } = await invite(manager, twin.id);
  return { ...chain, twin, placed, invitationId };
}

const listed = async (manager: TestActor) =>
  (await asActor(manager, (scope) => listSuppliers(scope, {}))).suppliers.map(({ id }) => id);

test("two records become the one by which people joined, and nothing is lost", async () => {
  const chain = await makeTwoRecords();
  const { manager, supplier, twin, placed, invitationId } = chain;
  expect(await mergeAsShown(manager, twin.id, supplier.id)).toEqual({
    ok: true,
    keptId: supplier.id,
  });
  expect(await listed(manager)).toEqual([supplier.id]);
  const [kept] = await asSystem((tx) =>
    tx.select().from(suppliers).where(eq(suppliers.id, supplier.id)),
  );
  expect(kept).toMatchObject({
    uei: "H4RR0WCAST25",
    cages: [supplier.cage, twin.cage],
    tags: ["castings"],
  });
  const [moved] = await asSystem((tx) =>
    tx.select().from(subcontracts).where(eq(subcontracts.id, placed.subcontractId)),
  );
  expect(moved?.supplierId).toBe(supplier.id);
  const [posture] = await asSystem((tx) =>
    tx.select().from(postures).where(eq(postures.subcontractId, placed.subcontractId)),
  );
  expect(posture).toMatchObject({ supplierId: supplier.id, standing: "to-issue" });
  const [[asked], [invited]] = await asSystem(async (tx) => [
    await tx.select().from(requests).where(eq(requests.id, placed.requestId)),
    await tx.select().from(invitations).where(eq(invitations.id, invitationId)),
  ]);
  expect(asked).toMatchObject({ supplierId: twin.id, withdrawnAt: expect.any(Date) });
  expect(invited?.revokedAt).not.toBeNull();
  const contacts = await asSystem((tx) =>
    tx
      .select({ supplierId: supplierContacts.supplierId })
      .from(supplierContacts)
      .where(inArray(supplierContacts.supplierId, [supplier.id, twin.id])),
  );
  expect(contacts.map((one) => one.supplierId).toSorted()).toEqual(
    [supplier.id, twin.id].toSorted(),
  );
});

test("the merge is in the log of both, and the former record stays to be read", async () => {
  const { manager, supplier, twin, placed } = await makeTwoRecords();
  await mergeAsShown(manager, supplier.id, twin.id);
  const entries = await asActor(manager, ({ tx }) =>
    tx.select().from(oversightLog).where(eq(oversightLog.action, "supplier.merged")),
  );
  expect(entries.map(({ supplierId }) => supplierId).toSorted()).toEqual(
    [supplier.id, twin.id].toSorted(),
  );
  expect(JSON.parse(entries[0]?.entry ?? "").detail).toMatchObject({
    keptId: supplier.id,
    mergedId: twin.id,
    moved: { uei: "H4RR0WCAST25", subcontractIds: [placed.subcontractId] },
  });
  const browser = await Visitor.of(manager.person);
  const { prime } = paths;
  const o = manager.organizationId;
  const former = await browser.get(prime.supplier(o, twin.id));
  expect(former.status).toBe(200);
  expect(former.body).toContain(`This record was merged into ${supplier.legalName}`);
  expect(former.body).not.toContain(prime.newContact(o, twin.id));
  const kept = await browser.get(prime.supplier(o, supplier.id));
  expect(kept.body).toContain(`${twin.legalName} was merged into this record`);
  expect((await browser.get(prime.log(o))).body).toContain("Suppliers merged");
});

test("nothing new is done with the record that went", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const { keptId, mergedId } = await mergeTwo(manager);
  const order = { supplierId: mergedId, number: "PO-1", title: "Housings" };
  expect(await createSubcontract(manager, contractId, order)).toEqual({
    ok: false,
    reason: "no-such-supplier",
  });
  const contact = { name: "June Okafor", email: "june@harrow.example", title: null };
  const added = await addContact(manager, mergedId, contact);
  const contactId = added.ok ? added.contactId : "";
  expect(await inviteContact(manager, mergedId, contactId)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await mergeAsShown(manager, keptId, mergedId)).toEqual({
    ok: false,
    reason: "merged-already",
  });
});

test("two confirmations at once merge once, and what changed meanwhile is shown first", async () => {
  const { manager, supplier, twin, contractId } = await makeTwoRecords();
  const found = await asActor(manager, (scope) => getMerge(scope, supplier.id, twin.id));
  const answer = { reason: "The same address.", shown: found?.ok ? found.shown : "" };
  await makeSubcontract(manager, { contractId, supplier: twin, isIssued: false });
  expect(await mergeSuppliers(manager, [supplier.id, twin.id], answer)).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
  const both = await Promise.all([
    mergeAsShown(manager, supplier.id, twin.id),
    mergeAsShown(manager, supplier.id, twin.id),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const rows = await asSystem((tx) =>
    tx.select().from(supplierMerges).where(eq(supplierMerges.mergedId, twin.id)),
  );
  expect(rows).toHaveLength(1);
});

test("records by which two companies joined stay apart; a hold is placed on the one that stays", async () => {
  const { manager, supplier } = await makeSupplyChain();
  const second = await makeSupplier(manager, await makeOrganization());
  expect(await mergeAsShown(manager, supplier.id, second.id)).toEqual({
    ok: false,
    reason: "both-joined",
  });
  const held = await makeSupplier(manager);
  await placeHold(manager, {
    subject: { about: "supplier", supplierId: held.id },
    reason: "A claim is pending over its parts.",
  });
  expect(await mergeAsShown(manager, supplier.id, held.id)).toEqual({
    ok: false,
    reason: "held",
  });
});

test("another prime's records are not there", async () => {
  const { manager, supplier, twin } = await makeTwoRecords();
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  const own = await makeSupplier(stranger);
  expect(await mergeAsShown(stranger, own.id, twin.id)).toEqual({ ok: false, reason: "not-found" });
  const browser = await Visitor.of(stranger.person);
  const { prime } = paths;
  const o = stranger.organizationId;
  expect((await browser.get(prime.mergeSuppliers(o, own.id, twin.id))).status).toBe(404);
  expect((await browser.get(prime.mergeSuppliers(o, supplier.id, twin.id))).status).toBe(404);
  expect(await listed(manager)).toHaveLength(2);
});

test("records that look alike are pointed at, on the list and on each of them", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const [first, second, third] = [
    await makeSupplier(manager),
    await makeSupplier(manager),
    await makeSupplier(manager),
  ];
  const names = ["Harrow Castings, Inc.", "Harow Castings LLC", "Tidewater Coatings"];
  await asSystem(async (tx) => {
    for (const [index, { id }] of [first, second, third].entries())
      await tx
        .update(suppliers)
        .set({ legalName: names[index] ?? "" })
        .where(eq(suppliers.id, id));
  });
  const pairs = await asActor(manager, (scope) => listAlikePairs(scope));
  expect(pairs).toHaveLength(1);
  const browser = await Visitor.of(manager.person);
  const { prime } = paths;
  const o = manager.organizationId;
  expect((await browser.get(prime.alikeSuppliers(o))).body).toContain("Harow Castings LLC");
  const page = await browser.get(prime.supplier(o, first.id));
  expect(page.body).toContain(prime.mergeSuppliers(o, first.id, second.id));
  const merging = await browser.get(prime.mergeSuppliers(o, first.id, second.id));
  expect(merging.body).toContain("It cannot be undone");
  expect((await browser.get(prime.supplier(o, third.id))).body).not.toContain("/merge/");
});

test("who merges is told of two UEIs, and chooses which record stays where nobody joined", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const [first, second] = [await makeSupplier(manager), await makeSupplier(manager)];
  const setUei = ({ id }: { id: string }, uei: string) =>
    asSystem((tx) => tx.update(suppliers).set({ uei }).where(eq(suppliers.id, id)));
  await setUei(first, "H4RR0WCAST25");
  const browser = await Visitor.of(manager.person);
  const path = (a: { id: string }, b: { id: string }) =>
    paths.prime.mergeSuppliers(manager.organizationId, a.id, b.id);
  const one = (await browser.get(path(first, second))).body;
  expect(one).not.toContain("They have different UEIs");
  expect(one).toContain(`<h1>Merge ${second.legalName} into ${first.legalName}</h1>`);
  expect(one).toContain(`href="${path(second, first)}"`);
  await setUei(second, "K7NQ4M2XW001");
  const other = (await browser.get(path(second, first))).body;
  expect(other).toContain(`<h1>Merge ${first.legalName} into ${second.legalName}</h1>`);
  expect(other).toContain("They have different UEIs");
});
