import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { mayBeAwarded } from "#app/domain/access-key/may-be-awarded.ts";
import type { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import type { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asActor, askAsReader, asSystem } from "#app/platform/db.server.ts";
import {
  type DetailedSubcontract,
  readDetailedSubcontracts,
} from "#app/queries/subcontract/exported-subcontracts.server.ts";
import { listSubcontractsAsJson } from "#app/queries/subcontract/subcontracts-json.server.ts";
import { listSuppliers, type SupplierListItem } from "#app/queries/supplier/supplier.server.ts";
import { listSuppliersAsJson } from "#app/queries/supplier/suppliers-json.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { actorOf, makeOrganization, makePerson, type TestActor } from "#tests/factories/people.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  type TestSupplier,
} from "#tests/factories/supply-chain.ts";

const PAGES = "https://flowdown.example.com/page/";
const WHOLE = { cursor: null, size: 200 };
const ODD = 'Housing "A" \\ 5 µm\n\t– 漢字 \u{1F600}';

/** A subcontract as a program reads it, of what the page and the files show of it. */
function expectedSubcontract(
  row: DetailedSubcontract,
  on: CalendarDate,
): SubcontractList["subcontracts"][number] {
  const { verdict, holdsUntil, citation, decidedFor, required, reasons } = row;
  const kept =
    verdict !== null && citation !== null && decidedFor !== null
      ? { verdict, required, citation, decidedFor, holdsUntil, reasons }
      : null;
  return {
    id: row.id,
    page: PAGES + row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    contract: { id: row.contractId, piid: row.contractPiid, title: row.contractTitle },
    supplier: {
      id: row.supplierId,
      legalName: row.supplierName,
      uei: row.supplierUei,
      cages: row.supplierCages,
    },
    parentNumber: row.parentNumber,
    information: row.information,
    cuiCategories: row.cuiCategories,
    commercialOffTheShelfOnly: row.commercialOffTheShelfOnly,
    valueUsd: row.value,
    plannedAwardOn: row.plannedAwardOn,
    mayBeAwarded: mayBeAwarded(kept, on),
    posture: row.postureState,
    verdict: kept,
    awardDayVerdict: row.awardDayVerdict,
    standing: row.standing,
    ownTerms:
      row.ownTermsRequired && row.ownTermsVerdict
        ? { required: row.ownTermsRequired, verdict: row.ownTermsVerdict }
        : null,
  };
}

/** A supplier as a program reads it, of what the page shows of it. */
function expectedSupplier(row: SupplierListItem): SupplierList["suppliers"][number] {
  return {
    id: row.id,
    page: PAGES + row.id,
    legalName: row.legalName,
    uei: row.uei,
    cages: row.cages,
    tags: row.tags,
    openSubcontracts: row.subcontracts,
    posture: row.state,
    holdsUntil: row.holdsUntil,
    sprsScore: row.score,
    ineligible: row.reasons,
    contactState: row.contactState,
  };
}

type Posture = Partial<typeof postures.$inferInsert>;

/** A subcontract of each kind of verdict, and what stands beside one. */
async function makeSubcontracts(manager: TestActor) {
  const contractId = await makeContract(manager, { title: ODD });
  const { on } = manager;
  const kinds: Posture[] = [
    { verdict: "eligible", holdsUntil: null },
    ...[-1, 0, 1, 60, 61].map(
      (days): Posture => ({ verdict: "eligible", holdsUntil: addDays(on, days) }),
    ),
    { verdict: "ineligible", holdsUntil: null },
    { verdict: "ineligible", holdsUntil: addDays(on, 9), awardDayVerdict: "eligible" },
    { verdict: "no-requirement", holdsUntil: null, required: null },
    { ownTermsRequired: "Level 2 (C3PAO)", ownTermsVerdict: "not-met", standing: "settled" },
  ];
  const supplier = await makeSupplier(manager);
  let parentId: string | undefined;
  for (const kind of kinds) {
    const { subcontractId } = await makeSubcontract(manager, { contractId, supplier, parentId });
    parentId ??= subcontractId;
    await asSystem((tx) =>
      tx.update(postures).set(kind).where(eq(postures.subcontractId, subcontractId)),
    );
  }
  const bare = { supplierId: supplier.id, number: "Ω-1", title: ODD };
  const created = await createSubcontract(manager, contractId, bare);
  if (!created.ok) throw new Error(created.reason);
  await asSystem(async (tx) => {
    await tx
      .update(subcontracts)
      .set({ value: 123_456_789_012, plannedAwardOn: addDays(on, 30) })
      .where(eq(subcontracts.id, created.subcontractId));
    await tx.update(suppliers).set({ legalName: ODD }).where(eq(suppliers.id, supplier.id));
  });
  return supplier;
}

test("each member of a subcontract is what the page says, whatever its verdict is", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  await makeSubcontracts(manager);
  for (const days of [0, 1, 62]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const shown = await asActor(actor, (scope) => readDetailedSubcontracts(scope, {}, WHOLE));
    const read = await listSubcontractsAsJson(actor, {}, WHOLE, PAGES);
    const told = read.subcontracts.map((json) => JSON.parse(json));
    expect(told).toEqual(shown.subcontracts.map((row) => expectedSubcontract(row, actor.on)));
    expect(told).toHaveLength(11);
    expect(told.map(Object.keys)).toEqual(
      shown.subcontracts.map((row) => Object.keys(expectedSubcontract(row, actor.on))),
    );
    const answers = new Set(
      told.map(({ mayBeAwarded, verdict }) => [mayBeAwarded, !verdict].join()),
    );
    expect(answers.size).toBe(3);
  }
});

type Invitation = Partial<typeof invitations.$inferInsert>;
type Contact = { isWrong?: boolean; invitations: Invitation[] };
const DAY = 86_400_000;

async function addContact(manager: TestActor, supplier: TestSupplier, contact: Contact) {
  const supplierId = supplier.id;
  const email = `${randomUUID()}@harrow.example`;
  const letter = {
    createdBy: manager.personId,
    createdByName: manager.personName,
    organizationId: manager.organizationId,
    kind: "supplier" as const,
    role: "subcontractor-official" as const,
    email,
    name: "June Okafor",
    supplierId,
    expiresAt: new Date(manager.at.getTime() + DAY),
  };
  await asSystem(async (tx) => {
    const contactId = randomUUID();
    await tx.insert(supplierContacts).values({
      id: contactId,
      primeId: manager.organizationId,
      supplierId,
      name: "June Okafor",
      email,
      wrongPersonAt: contact.isWrong ? manager.at : null,
    });
    for (const [index, one] of contact.invitations.entries())
      await tx.insert(invitations).values({
        ...letter,
        contactId,
        tokenHash: randomUUID(),
        createdAt: new Date(manager.at.getTime() - DAY + index),
        ...one,
      });
  });
}

test("each member of a supplier is what the page says, however far its contacts came", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const { at } = manager;
  const person = await makePerson();
  const joined = { acceptedAt: at, acceptedBy: person.id };
  const left = { acceptedAt: at, acceptedBy: (await makePerson()).id };
  const expired = { expiresAt: new Date(at.getTime() - 1) };
  const suppliersOf: Contact[][] = [
    [],
    [{ invitations: [] }],
    [{ invitations: [{}] }],
    [{ invitations: [{ openedAt: at }] }],
    [{ invitations: [expired] }],
    [{ invitations: [{ wrongPersonAt: at }] }],
    [{ isWrong: true, invitations: [{}] }],
    [{ isWrong: true, invitations: [joined] }],
    [{ invitations: [left] }],
    // The one that opened a way in counts, however many were sent afterwards.
    [{ invitations: [joined, expired] }],
    [{ invitations: [{ openedAt: at, revokedAt: at }] }],
    [{ invitations: [expired] }, { invitations: [{ openedAt: at }] }, { invitations: [] }],
  ];
  await makeSubcontracts(manager);
  for (const contacts of suppliersOf) {
    const organization = await makeOrganization();
    await actorOf(organization, "subcontractor-official", { person });
    const supplier = await makeSupplier(manager, organization);
    const tags = ["one, two", 'a "b"'];
    await asSystem((tx) => tx.update(suppliers).set({ tags }).where(eq(suppliers.id, supplier.id)));
    for (const contact of contacts) await addContact(manager, supplier, contact);
  }
  for (const days of [0, 2]) {
    const actor: Actor = { ...manager, at: new Date(at.getTime() + days * DAY) };
    const shown = await asActor(actor, (scope) => listSuppliers(scope, {}, null, 200));
    const read = await listSuppliersAsJson(actor, {}, WHOLE, PAGES);
    const told = read.suppliers.map((json) => JSON.parse(json));
    expect(told).toEqual(shown.suppliers.map(expectedSupplier));
    expect(told.map(Object.keys)).toEqual(
      shown.suppliers.map((row) => Object.keys(expectedSupplier(row))),
    );
    expect(new Set(told.map(({ contactState }) => contactState)).size).toBe(days === 0 ? 7 : 5);
  }
});

test("what is asked alone is read as the organization's, and after what failed the next is answered", async () => {
  const actors = await Promise.all(
    [1, 2, 3].map(async () => actorOf(await makeOrganization(), "prime-manager")),
  );
  const organization = {
    text: "select current_setting('flowdown.organization'), $1::text",
    values: [""],
  };
  const fails = { text: "select 1 / $1::int", values: [0] };
  const asked = Array.from({ length: 60 }, (_, index) => actors[index % 3] as TestActor);
  const told = await Promise.allSettled(
    asked.map((actor, index) => askAsReader(actor, index % 4 === 0 ? fails : organization)),
  );
  for (const [index, { status }] of told.entries())
    expect(status).toBe(index % 4 === 0 ? "rejected" : "fulfilled");
  const again = await Promise.all(asked.map((actor) => askAsReader(actor, organization)));
  expect(again.map(([row]) => row?.[0])).toEqual(asked.map((actor) => actor.organizationId));
});

test("what is asked alone writes nothing, and leaves nothing of the reader behind", async () => {
  const reader = await actorOf(await makeOrganization(), "prime-manager");
  const writes = { text: "update suppliers set uei = $1::text", values: ["x"] };
  await expect(askAsReader(reader, writes)).rejects.toMatchObject({ code: "25006" });
  const settings = await Promise.all(
    Array.from({ length: 20 }, () =>
      asActor({ ...reader, organizationId: randomUUID() }, async ({ tx }) =>
        tx.select({ id: suppliers.id }).from(suppliers),
      ),
    ),
  );
  expect(settings.flat()).toEqual([]);
});
