import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  acceptAsNewPerson,
  acceptAsPerson,
} from "#app/commands/invitation/accept-invitation.server.ts";
import { inviteContact, inviteSuppliers } from "#app/commands/invitation/invite-contact.server.ts";
import { resendInvitation } from "#app/commands/invitation/resend-invitation.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { changeSupplier } from "#app/commands/supplier/change-supplier.server.ts";
import { createSupplier } from "#app/commands/supplier/create-supplier.server.ts";
import { remindSupplier } from "#app/commands/supplier/remind-supplier.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { daysLate } from "#app/domain/supplier/lateness.ts";
import {
  readSupplierList,
  SUPPLIER_SORTS,
  type SupplierCursor,
} from "#app/domain/supplier/list-address.ts";
import { ContactForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { planInvitations } from "#app/queries/invitation/plan.server.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import {
  findSuppliers,
  listSuppliers,
  type SupplierPage,
} from "#app/queries/supplier/supplier.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { memberships } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { requests } from "#db/schema/request.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import { invite, openLink } from "#tests/factories/invitation.ts";
import { actorOf, makeOrganization, makePerson, type TestActor } from "#tests/factories/people.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const blank = { uei: null, cages: [], tags: [], ownerId: null, contact: null };

async function make(manager: TestActor, legalName: string, change: object = {}): Promise<string> {
  const outcome = await createSupplier(manager, { ...blank, legalName, ...change });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.supplierId;
}

async function makeManager(): Promise<TestActor> {
  return actorOf(await makeOrganization(), "prime-manager");
}

const june = { name: "June Okafor", email: "june@harrow.example", title: null };

test("pages of suppliers follow one another forwards and back", async () => {
  const manager = await makeManager();
  for (const name of ["Delta", "Alpha", "Charlie", "Bravo", "Echo"]) await make(manager, name);
  const page = (cursor: SupplierCursor | null) =>
    asActor(manager, (scope) => listSuppliers(scope, {}, cursor, 2));
  const names = ({ suppliers }: Awaited<ReturnType<typeof page>>) =>
    suppliers.map(({ legalName }) => legalName);
  const first = await page(null);
  expect(names(first)).toEqual(["Alpha", "Bravo"]);
  expect(first).toMatchObject({ previous: null, next: { legalName: "Bravo" } });
  const second = await page(first.next);
  expect(names(second)).toEqual(["Charlie", "Delta"]);
  const back = await page(second.previous);
  expect(names(back)).toEqual(["Alpha", "Bravo"]);
  expect(back).toMatchObject({ previous: null, next: { legalName: "Bravo" } });
});

test.each(SUPPLIER_SORTS)("suppliers sorted by %s come once each, up and down", async (sort) => {
  const manager = await makeManager();
  for (const name of ["Delta", "Alpha", "Charlie", "Bravo", "Echo"]) await make(manager, name);
  const contractId = await makeContract(manager);
  for (const _ of [1, 2]) {
    const supplier = await makeSupplier(manager);
    await makeSubcontract(manager, { contractId, supplier });
    await makeSubcontract(manager, { contractId, supplier });
  }
  const read = <T>(work: (scope: Scope) => Promise<T>) => asActor(manager, work);
  const listed = async (isDescending: boolean) => {
    const ids: string[] = [];
    let cursor: SupplierCursor | null = null;
    do {
      const from: SupplierCursor | null = cursor;
      const page: SupplierPage = await read((scope) =>
        listSuppliers(scope, { sort, isDescending }, from, 3),
      );
      ids.push(...page.suppliers.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    return ids;
  };
  const up = await listed(false);
  expect(new Set(up).size).toBe(7);
  expect(await listed(true)).toEqual(up.toReversed());
});

test("a name typed wrong finds what comes close to it, the closest first", async () => {
  const manager = await makeManager();
  for (const name of ["Harrow Castings", "Tidewater Coatings"]) await make(manager, name);
  const found = async (search: string) => {
    const { cursor, ...filter } = readSupplierList(new URLSearchParams({ q: search }));
    const page = await asActor(manager, (scope) => findSuppliers(scope, filter, cursor));
    return { names: page.suppliers.map(({ legalName }) => legalName), isNear: page.filter.isNear };
  };
  expect(await found("castings")).toEqual({ names: ["Harrow Castings"], isNear: false });
  for (const typed of ["Harow", "Havrow", "Harorw", "harrow castigns"])
    expect(await found(typed), typed).toEqual({ names: ["Harrow Castings"], isNear: true });
  expect((await found("cotings")).names[0]).toBe("Tidewater Coatings");
  expect(await found("Quixotic")).toEqual({ names: [], isNear: false });
});

test.each<[string, string]>([
  ["part of its name", "row cast"],
  ["its UEI", "H4RR0WCAST25"],
  ["a CAGE code", "7hr01"],
  ["a tag", "critical"],
  ["the address of a contact", "june@harrow"],
])("a supplier is found by %s", async (_, search) => {
  const manager = await makeManager();
  const id = await make(manager, "Harrow Castings", {
    uei: "H4RR0WCAST25",
    cages: ["7HR01"],
    tags: ["critical"],
    contact: june,
  });
  await make(manager, "Tidewater Coatings");
  const found = await asActor(manager, (scope) => listSuppliers(scope, { search }));
  expect(found.suppliers.map((supplier) => supplier.id)).toEqual([id]);
});

test("a supplier stands at the worst state of its subcontracts", async () => {
  const manager = await makeManager();
  const id = await make(manager, "Harrow Castings");
  await make(manager, "Tidewater Coatings");
  const contractId = await makeContract(manager);
  const supplier = { id, legalName: "Harrow Castings", cage: "7HR01" };
  await makeSubcontract(manager, { contractId, supplier });
  const at = (state: "ineligible" | "eligible") =>
    asActor(manager, (scope) => listSuppliers(scope, { state }));
  expect((await at("ineligible")).suppliers).toMatchObject([{ id, subcontracts: 1 }]);
  expect((await at("eligible")).suppliers).toEqual([]);
  const all = await asActor(manager, (scope) => listSuppliers(scope, {}));
  expect(all.suppliers.map(({ state }) => state)).toEqual(["ineligible", null]);
});

test("a UEI belongs to one supplier, and a correction keeps what was before", async () => {
  const manager = await makeManager();
  const uei = "H4RR0WCAST25";
  const id = await make(manager, "Harrow Castings", { uei });
  const twin = { ...blank, legalName: "Harrow Forgings", uei };
  expect(await createSupplier(manager, twin)).toEqual({ ok: false, reason: "uei-taken" });
  const { contact: _, ...input } = { ...blank, legalName: "Harrow Castings, Inc.", uei };
  expect(await changeSupplier(manager, id, input)).toEqual({ ok: true });
  const entries = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.supplierId, id)),
  );
  const change = entries.find(({ action }) => action === "supplier.changed");
  expect(JSON.parse(change?.entry ?? "{}").detail).toMatchObject({
    before: { legalName: "Harrow Castings" },
    after: { legalName: "Harrow Castings, Inc." },
  });
  const stranger = await makeManager();
  expect(await changeSupplier(stranger, id, input)).toEqual({ ok: false, reason: "not-found" });
});

test("an invitation says what is asked, and one person gets it once", async () => {
  const manager = await makeManager();
  const id = await make(manager, "Harrow Castings");
  const contractId = await makeContract(manager);
  const supplier = { id, legalName: "Harrow Castings", cage: "7HR01" };
  await makeSubcontract(manager, { contractId, supplier });
  const email = `june-${id}@harrow.example`;
  const added = await addContact(manager, id, { ...june, email });
  if (!added.ok) throw new Error(added.reason);
  expect(await addContact(manager, id, { ...june, email: email.toUpperCase() })).toEqual({
    ok: false,
    reason: "email-taken",
  });
  const outcomes = await Promise.all([
    inviteContact(manager, id, added.contactId),
    inviteContact(manager, id, added.contactId),
  ]);
  expect(outcomes).toContainEqual({ ok: false, reason: "already-invited" });
  const sent = await asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email)));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.facts).toMatchObject({
    asks: [expect.stringContaining("Level 2 (C3PAO)")],
    dueOn: expect.any(String),
  });
});

test("a selection is invited where there is somebody to invite", async () => {
  const manager = await makeManager();
  const withContact = await make(manager, "Harrow Castings", { contact: june });
  const without = await make(manager, "Tidewater Coatings");
  const chosen = [withContact, without];
  const isQuotaReached = false;
  const first = await inviteSuppliers(manager, chosen);
  expect(first).toEqual({ invited: 1, skipped: 1, isQuotaReached });
  const second = await inviteSuppliers(manager, chosen);
  expect(second).toEqual({ invited: 0, skipped: 2, isQuotaReached });
});

test("a request is reminded of once a day, and only where somebody joined", async () => {
  const { manager, supplier, requestId, contractId } = await makeSupplyChain();
  const remind = (at = manager.at) => remindSupplier({ ...manager, at }, supplier.id, requestId);
  const stranger = await makeSupplier(manager);
  const asked = await makeSubcontract(manager, { contractId, supplier: stranger });
  expect(await remindSupplier(manager, stranger.id, asked.requestId)).toEqual({
    ok: false,
    reason: "not-joined",
  });
  const outcomes = await Promise.all([remind(), remind()]);
  expect(outcomes).toContainEqual(expect.objectContaining({ ok: true, letters: 1 }));
  expect(outcomes).toContainEqual({ ok: false, reason: "reminded-today" });
  const tomorrow = new Date(manager.at.getTime() + 86_400_000);
  expect(await remind(tomorrow)).toMatchObject({ ok: true, letters: 1 });
});

test("a contact is added without a name, and named by whoever adds it again or accepts", async () => {
  const manager = await makeManager();
  const id = await make(manager, "Harrow Castings");
  const namesOf = async () => {
    const contacts = await asActor(manager, (scope) => listContacts(scope, [id]));
    return contacts.map(({ name }) => name).sort();
  };
  const nameless = ContactForm.parse({ email: " <June-A@Harrow.example> " });
  expect(nameless).toEqual({ name: "", email: "june-a@harrow.example", title: null });
  const added = await addContact(manager, id, { ...nameless, email: `a-${id}@harrow.example` });
  if (!added.ok) throw new Error(added.reason);
  expect(await namesOf()).toEqual([""]);
  const named = { name: "June Okafor", email: `a-${id}@harrow.example`, title: null };
  expect(await addContact(manager, id, named)).toEqual(added);
  expect(await addContact(manager, id, named)).toEqual({ ok: false, reason: "email-taken" });
  expect(await namesOf()).toEqual(["June Okafor"]);
  const entries = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.supplierId, id)),
  );
  expect(entries.map(({ action }) => action)).toContain("contact.named");

  const other = await addContact(manager, id, { ...nameless, email: `b-${id}@harrow.example` });
  if (!other.ok) throw new Error(other.reason);
  const sent = await inviteContact(manager, id, other.contactId);
  if (!sent.ok) throw new Error(sent.reason);
  const accepted = await acceptAsNewPerson(await openLink(sent.invitationId), {
    name: "Sam Whitlock",
    newPassword: "harbor violet quartz nine",
    browser: makeBrowser(),
    at: new Date(),
  });
  expect(accepted.ok).toBe(true);
  expect(await namesOf()).toEqual(["June Okafor", "Sam Whitlock"]);
});

test("a search finds names and numbers however their apostrophes and dashes are drawn", async () => {
  const manager = await makeManager();
  await make(manager, "O\u2019Brien Forge");
  await make(manager, "Smith-Jones Metals");
  const found = async (pasted: string) => {
    const { search } = readSupplierList(new URLSearchParams({ q: pasted }));
    const { suppliers: list } = await asActor(manager, (scope) => listSuppliers(scope, { search }));
    return list.map(({ legalName }) => legalName);
  };
  for (const typed of ["O'Brien", "o\u2019brien", "O\u00B4Brien", "\u200BO'Brien\u00A0Forge"])
    expect(await found(typed)).toEqual(["O\u2019Brien Forge"]);
  for (const typed of ["Smith-Jones", "Smith\u2013Jones", "Smith\u2011Jones"])
    expect(await found(typed)).toEqual(["Smith-Jones Metals"]);
  expect(await found("100%")).toEqual([]);
});

test("a contact has joined as long as they work for the supplier", async () => {
  const manager = await makeManager();
  const supplier = await makeSupplier(manager);
  const { invitationId, email } = await invite(manager, supplier.id);
  const stateOf = async () => {
    const [contact] = await asActor(manager, (scope) => listContacts(scope, [supplier.id]));
    return contact?.state;
  };
  const person = await makePerson({ email });
  const joiner = { personId: person.id, name: person.name, email, secondFactorAt: new Date() };
  const accepted = await acceptAsPerson(await openLink(invitationId), joiner, { at: new Date() });
  expect(accepted).toEqual({ ok: true });
  expect(await stateOf()).toBe("joined");
  await asSystem((tx) =>
    tx.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.personId, person.id)),
  );
  expect(await stateOf()).toBe("left");
});

test("a new invitation has its own due date, and nobody is late by a day that they were not told", async () => {
  const manager = await makeManager();
  const id = await make(manager, "Latecomer Castings", { contact: june });
  const contractId = await makeContract(manager);
  const supplier = { id, legalName: "Latecomer Castings", cage: "7HR09" };
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  const on = addDays(manager.on, 40);
  const later = { ...manager, on, at: new Date(`${on}T12:00:00Z`) };
  const requestOf = async () => {
    const [request] = await asActor(later, (scope) => listSupplierRequests(scope, id));
    if (!request) throw new Error("nothing is asked");
    return request;
  };
  expect(daysLate(await requestOf(), on)).toBe(0);
  expect(await requestOf()).toMatchObject({ isTold: false });
  const [contact] = await asActor(later, (scope) => listContacts(scope, [id]));
  const contactId = contact?.id ?? "";

  const past = await inviteContact(later, id, contactId, { dueOn: manager.on });
  expect(past).toMatchObject({ reason: "due", problem: expect.stringContaining("is past") });
  expect(await requestOf()).toMatchObject({ isTold: false });

  const dueOn = addDays(on, 30);
  const sent = await inviteContact(later, id, contactId, { dueOn });
  if (!sent.ok) throw new Error(sent.reason);
  expect(await requestOf()).toMatchObject({ dueOn, isTold: true });
  const { asks } = await openLink(sent.invitationId, later.at);
  expect(asks).toMatchObject([{ dueOn, asked: "cmmc-status" }]);
  const [kept] = await asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.id, sent.invitationId)),
  );
  expect(kept?.expiresAt.getTime()).toBeGreaterThan(Date.parse(`${dueOn}T23:59:59Z`));
  expect(daysLate(await requestOf(), addDays(dueOn, 3))).toBe(3);

  const furtherOn = addDays(dueOn, 10);
  const again = await resendInvitation(later, sent.invitationId, { dueOn: furtherOn });
  expect(again).toMatchObject({ ok: true });
  expect(await requestOf()).toMatchObject({ dueOn: furtherOn, isTold: true });
  const asked = await asSystem((tx) =>
    tx.select().from(requests).where(eq(requests.id, requestId)),
  );
  expect(asked).toMatchObject([{ dueOn: addDays(manager.on, 21) }]);
});

test("an invitation that is refused for its due date leaves the earlier one open", async () => {
  const manager = await makeManager();
  const id = await make(manager, "Openlink Castings", { contact: june });
  const contractId = await makeContract(manager);
  const supplier = { id, legalName: "Openlink Castings", cage: "7HR11" };
  await makeSubcontract(manager, { contractId, supplier });
  const [contact] = await asActor(manager, (scope) => listContacts(scope, [id]));
  const sent = await inviteContact(manager, id, contact?.id ?? "");
  if (!sent.ok) throw new Error(sent.reason);
  expect(await resendInvitation(manager, sent.invitationId, { dueOn: manager.on })).toMatchObject({
    reason: "due",
  });
  expect(await openLink(sent.invitationId)).toMatchObject({ standing: "open" });
});

test("what would be sent is known before, and what would reach nobody is refused", async () => {
  const { manager, supplier, official } = await makeSupplyChain();
  const reached = await make(manager, "Reached Castings", { contact: june });
  const nobody = await make(manager, "Nobody Coatings");
  const planned = await asActor(manager, (scope) =>
    planInvitations(scope, [reached, nobody, supplier.id]),
  );
  expect(new Map(planned.map((one) => [one.supplier.id, "why" in one ? one.why : null]))).toEqual(
    new Map([
      [reached, null],
      [nobody, "No contact is recorded."],
      [supplier.id, `${official.personName} answers there already.`],
    ]),
  );
  const browser = await Visitor.of({ id: manager.personId });
  const address = paths.prime.inviteSuppliers(manager.organizationId);
  const shown = await browser.get(`${address}?supplierId=${reached}&supplierId=${nobody}`);
  expect(shown.body).toContain(june.email);
  expect(shown.body).toContain("No contact is recorded.");
  const alone = await browser.get(`${address}?supplierId=${nobody}`);
  expect(alone.body).toContain("No invitation would reach anybody");
  expect(alone.body).not.toContain("<button>Send");
});
