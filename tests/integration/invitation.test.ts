import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  acceptAsNewPerson,
  acceptAsPerson,
  type Joiner,
} from "#app/commands/invitation/accept-invitation.server.ts";
import { declineInvitation } from "#app/commands/invitation/decline-invitation.server.ts";
import { inviteColleague } from "#app/commands/invitation/invite-colleague.server.ts";
import { noteOpened } from "#app/commands/invitation/note-opened.server.ts";
import { resendInvitation } from "#app/commands/invitation/resend-invitation.server.ts";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import type { OversightAction } from "#app/domain/log/actions.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { listRooms } from "#app/queries/audit/room.server.ts";
import {
  listColleagueInvitations,
  listOwnSubcontractors,
  openInvitation,
} from "#app/queries/invitation/invitation.server.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { persons } from "#db/schema/person.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import { listAuditGrants, listMemberships } from "#tests/factories/identity.ts";
import {
  invite,
  inviteAs,
  inviteAuditor,
  newEmail,
  openLink,
} from "#tests/factories/invitation.ts";
import {
  actorOf,
  makeOrganization,
  makePerson,
  type TestActor,
  type TestPerson,
} from "#tests/factories/people.ts";
import { makeContract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const newcomer = (at = new Date()) => ({
  name: "June Okafor",
  newPassword: "harbor violet quartz nine",
  browser: makeBrowser(),
  at,
});

const joinerOf = ({ id, name, email }: TestPerson): Joiner => ({
  personId: id,
  name,
  email,
  secondFactorAt: new Date(),
});

const makeManager = async () => actorOf(await makeOrganization(), "prime-admin");

/** A supplier that nobody answers for yet, with an invitation on its way. */
async function makeInvited(email = newEmail()) {
  const manager = await makeManager();
  const supplier = await makeSupplier(manager);
  return { manager, supplier, ...(await invite(manager, supplier.id, email)) };
}

async function personCalled(email: string): Promise<string> {
  const [row] = await asSystem((tx) =>
    tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)),
  );
  if (!row) throw new Error(`nobody signs in as ${email}`);
  return row.id;
}

/** What a prime's log says about one kind of event. */
async function entriesOf({ organizationId }: TestActor, action: OversightAction) {
  const rows = await asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry })
      .from(oversightLog)
      .where(and(eq(oversightLog.primeId, organizationId), eq(oversightLog.action, action))),
  );
  return rows.map(({ entry }) => JSON.parse(entry));
}

async function recordOf(supplierId: string) {
  const [record] = await asSystem((tx) =>
    tx.select().from(suppliers).where(eq(suppliers.id, supplierId)),
  );
  return record;
}

test("the first one in answers for a company made from the prime's record, runs it and signs for it", async () => {
  const { manager, supplier, invitationId, email } = await makeInvited();
  const outcome = await acceptAsNewPerson(await openLink(invitationId), newcomer());
  expect(outcome).toMatchObject({ ok: true, cookie: expect.stringContaining("session=") });
  const record = await recordOf(supplier.id);
  const [organization] = await asSystem((tx) =>
    tx
      .select()
      .from(organizations)
      .where(eq(organizations.id, record?.organizationId ?? "")),
  );
  expect(organization).toMatchObject({ legalName: supplier.legalName, cages: [supplier.cage] });
  expect(record?.linkedAt).not.toBeNull();
  const personId = await personCalled(email);
  const held = await listMemberships(personId);
  expect(held.map(({ role }) => role)).toEqual(["subcontractor-admin", "subcontractor-official"]);
  expect(await entriesOf(manager, "invitation.accepted")).toMatchObject([
    {
      actor: { id: personId, name: "June Okafor", organization: supplier.legalName },
      subject: { supplierId: supplier.id },
      detail: { invitationId, email, organizationId: record?.organizationId },
    },
  ]);
});

test("once a company answers, a prime lets nobody else into it", async () => {
  const { manager, supplier, invitationId } = await makeInvited();
  const first = newcomer();
  await acceptAsNewPerson(await openLink(invitationId), first);
  const second = await invite(manager, supplier.id);
  const opened = await openLink(second.invitationId);
  expect(await acceptAsNewPerson(opened, newcomer())).toEqual({
    ok: false,
    reason: "ask-colleague",
  });
  expect(await openLink(second.invitationId)).toMatchObject({
    standing: "open",
    hasAccount: false,
  });
});

test("who answers another prime already answers as the same company with one click", async () => {
  const company = await makeOrganization();
  const { person } = await actorOf(company, "subcontractor-official");
  const { supplier, invitationId } = await makeInvited(person.email);
  const opened = await openLink(invitationId);
  expect(opened).toMatchObject({ hasAccount: true, standing: "open" });
  expect(await listOwnSubcontractors(person.id)).toEqual([
    { organizationId: company.id, legalName: company.legalName },
  ]);
  const options = { organizationId: company.id, at: new Date() };
  expect(await acceptAsPerson(opened, joinerOf(person), options)).toEqual({ ok: true });
  expect(await recordOf(supplier.id)).toMatchObject({ organizationId: company.id });
  expect(await listMemberships(person.id)).toHaveLength(1);
});

test("nobody answers as a company that is not theirs", async () => {
  const stranger = await makeOrganization();
  await actorOf(stranger, "subcontractor-official");
  const preparer = await actorOf(await makeOrganization(), "subcontractor-preparer");
  const { person } = preparer;
  expect(await listOwnSubcontractors(person.id)).toEqual([]);
  for (const organizationId of [stranger.id, preparer.organizationId]) {
    const { supplier, invitationId } = await makeInvited(person.email);
    const options = { organizationId, at: new Date() };
    await acceptAsPerson(await openLink(invitationId), joinerOf(person), options);
    expect((await recordOf(supplier.id))?.organizationId).not.toBe(organizationId);
  }
});

test("one company does not answer for two records of a prime", async () => {
  const { manager, subcontractor, official } = await makeSupplyChain();
  const twin = await makeSupplier(manager);
  const { invitationId } = await invite(manager, twin.id, official.person.email);
  const options = { organizationId: subcontractor.id, at: new Date() };
  const joiner = joinerOf(official.person);
  expect(await acceptAsPerson(await openLink(invitationId), joiner, options)).toEqual({
    ok: false,
    reason: "linked-elsewhere",
  });
  expect(await openLink(invitationId)).toMatchObject({ standing: "open" });
});

test("a colleague holds the role of the letter, and a prime's log says that they joined", async () => {
  const manager = await makeManager();
  const invitationId = await inviteAs(manager, "prime-viewer");
  const opened = await openLink(invitationId);
  expect(await acceptAsNewPerson(opened, newcomer())).toMatchObject({ ok: true });
  expect(await listMemberships(await personCalled(opened.email))).toMatchObject([
    { organizationId: manager.organizationId, role: "prime-viewer" },
  ]);
  expect(await entriesOf(manager, "person.joined")).toMatchObject([
    { detail: { invitationId, role: "prime-viewer", email: opened.email } },
  ]);
});

test("a subcontractor's people are its own affair: no log is kept of them", async () => {
  const official = await actorOf(await makeOrganization(), "subcontractor-official");
  const opened = await openLink(await inviteAs(official, "subcontractor-preparer"));
  expect(await acceptAsNewPerson(opened, newcomer())).toMatchObject({ ok: true });
  const held = await listMemberships(await personCalled(opened.email));
  expect(held).toMatchObject([{ role: "subcontractor-preparer" }]);
  expect(await entriesOf(official, "person.joined")).toEqual([]);
});

test("a contract officer reads the one contract, and its log says since when", async () => {
  const manager = await makeManager();
  const contractId = await makeContract(manager);
  const { invitationId, grantId } = await inviteAuditor(manager, contractId);
  const person = await makePerson({ email: (await openLink(invitationId)).email });
  const at = new Date();
  expect(await acceptAsPerson(await openLink(invitationId), joinerOf(person), { at })).toEqual({
    ok: true,
  });
  expect(await listAuditGrants(person.id, manager.at)).toMatchObject([
    { grantId, contractIds: [contractId] },
  ]);
  expect(await listMemberships(person.id)).toEqual([]);
  expect(await entriesOf(manager, "person.joined")).toMatchObject([
    { subject: { contractId }, detail: { grantId } },
  ]);
});

test("of two clicks at the same moment one is let in, and nobody later", async () => {
  const person = await makePerson();
  const { manager, invitationId } = await makeInvited(person.email);
  const opened = await openLink(invitationId);
  const click = () => acceptAsPerson(opened, joinerOf(person), { at: new Date() });
  const outcomes = await Promise.all([click(), click()]);
  expect(outcomes).toContainEqual({ ok: true });
  expect(outcomes).toContainEqual({ ok: false, reason: "not-open" });
  expect(await click()).toEqual({ ok: false, reason: "not-open" });
  expect(await entriesOf(manager, "invitation.accepted")).toHaveLength(1);
  expect(new Set((await listMemberships(person.id)).map((one) => one.organizationId)).size).toBe(1);
  expect((await openLink(invitationId)).standing).toBe("accepted");
});

test("of two people who make an account with one link at the same moment one gets it", async () => {
  const { invitationId, email } = await makeInvited();
  const opened = await openLink(invitationId);
  const make = () => acceptAsNewPerson(opened, newcomer());
  const outcomes = await Promise.all([make(), make()]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const made = await asSystem((tx) => tx.select().from(persons).where(eq(persons.email, email)));
  expect(made).toHaveLength(1);
});

const DAY = 86_400_000;

test.each<[string, (from: TestActor, invitationId: string) => Promise<Date>]>([
  ["expired", async (from) => new Date(from.at.getTime() + 17 * DAY)],
  [
    "withdrawn",
    async (from, id) => {
      expect(await revokeInvitation(from, "supplier", id)).toEqual({ ok: true });
      return new Date();
    },
  ],
  [
    "wrong-person",
    async (_, id) => {
      await declineInvitation(await openLink(id), new Date());
      return new Date();
    },
  ],
])("an invitation that is %s lets nobody in", async (standing, end) => {
  const { manager, supplier, invitationId, email } = await makeInvited();
  const before = await openLink(invitationId);
  const at = await end(manager, invitationId);
  expect(await openLink(invitationId, at)).toMatchObject({ standing });
  expect(await acceptAsNewPerson(before, newcomer(at))).toEqual({ ok: false, reason: "not-open" });
  await expect(personCalled(email)).rejects.toThrow("nobody");
  expect(await recordOf(supplier.id)).toMatchObject({ organizationId: null });
});

test("who has an account signs in, and nobody accepts for another", async () => {
  const { invitationId, email } = await makeInvited();
  const opened = await openLink(invitationId);
  const other = await makePerson();
  const at = new Date();
  expect(await acceptAsPerson(opened, joinerOf(other), { at })).toEqual({
    ok: false,
    reason: "not-yours",
  });
  await makePerson({ email: email.toUpperCase() });
  expect(await acceptAsNewPerson(opened, newcomer())).toEqual({
    ok: false,
    reason: "account-exists",
  });
  expect(await openLink(invitationId)).toMatchObject({ standing: "open", hasAccount: true });
});

test("a token opens its own invitation alone, and is not kept", async () => {
  const { invitationId } = await makeInvited();
  const other = await makeInvited();
  const token = deriveToken("invitation", invitationId);
  const changed = (token.startsWith("A") ? "B" : "A") + token.slice(1);
  const mixed = token.slice(0, 21) + deriveToken("invitation", other.invitationId).slice(21);
  const now = new Date();
  for (const wrong of ["", "x", changed, mixed, deriveToken("password-reset", invitationId)])
    expect(await openInvitation(wrong, now)).toBeNull();
  const [row] = await asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.id, invitationId)),
  );
  expect(JSON.stringify(row)).not.toContain(token);
});

test("an invitation sent again has a new link, and the earlier one opens nothing", async () => {
  const { manager, supplier, invitationId } = await makeInvited();
  const sent = await resendInvitation(manager, invitationId);
  if (!sent.ok) throw new Error(sent.reason);
  expect(await openLink(invitationId)).toMatchObject({ standing: "withdrawn" });
  expect(await openLink(sent.invitationId)).toMatchObject({ standing: "open" });
  expect(await resendInvitation(manager, invitationId)).toMatchObject({ ok: false });
  expect(await resendInvitation(await makeManager(), sent.invitationId)).toMatchObject({
    ok: false,
  });
  expect(await openLink(sent.invitationId)).toMatchObject({ standing: "open" });
  expect(await entriesOf(manager, "invitation.resent")).toMatchObject([
    { subject: { supplierId: supplier.id }, detail: { replacesId: invitationId } },
  ]);
});

test("the prime sees that an invitation was opened, and since when", async () => {
  const { manager, supplier, invitationId } = await makeInvited();
  const state = async () => {
    const [contact] = await asActor(manager, (scope) => listContacts(scope, [supplier.id]));
    return contact?.state;
  };
  expect(await state()).toBe("invited");
  const first = new Date();
  await noteOpened(invitationId, first);
  await noteOpened(invitationId, new Date(first.getTime() + DAY));
  expect(await state()).toBe("opened");
  const [row] = await asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.id, invitationId)),
  );
  expect(row?.openedAt).toEqual(first);
});

test("the wrong person says so once; the contact is not written to again, and the log tells", async () => {
  const { manager, supplier, invitationId, email } = await makeInvited();
  const opened = await openLink(invitationId);
  await Promise.all([declineInvitation(opened, new Date()), declineInvitation(opened, new Date())]);
  const [contact] = await asActor(manager, (scope) => listContacts(scope, [supplier.id]));
  expect(contact?.state).toBe("wrong-person");
  expect(await resendInvitation(manager, invitationId)).toMatchObject({ ok: false });
  expect(await entriesOf(manager, "invitation.declined")).toMatchObject([
    { subject: { supplierId: supplier.id }, detail: { invitationId, email } },
  ]);
});

test("whoever says that they are the wrong person may name the right one, and nobody is written to for it", async () => {
  const { manager, supplier, invitationId, email } = await makeInvited();
  const token = deriveToken("invitation", invitationId);
  const stranger = new Visitor();
  const named = { name: "June Okafor", email: newEmail(), words: "She keeps our plan." };
  const page = paths.wrongPerson(token);
  const refused = await stranger.post(page, { ...named, email: "" });
  expect(refused.body).toContain("Enter the email address of the right person");
  expect(refused.body).toContain(named.words);
  expect(await stranger.post(page, named)).toMatchObject({ status: 303 });
  expect(await entriesOf(manager, "invitation.declined")).toMatchObject([
    { detail: { invitationId, email, suggested: named } },
  ]);
  const written = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.toEmail, named.email)),
  );
  expect(written).toEqual([]);
  const contacts = () => asActor(manager, (scope) => listContacts(scope, [supplier.id]));
  const [wrong, ...others] = await contacts();
  expect([wrong?.state, wrong?.suggested, others]).toEqual(["wrong-person", named, []]);
  const browser = await Visitor.of(manager.person);
  const { prime } = paths;
  const o = manager.organizationId;
  const suggestion = prime.suggestedContact(o, supplier.id, wrong?.id ?? "");
  const shown = await browser.get(prime.supplier(o, supplier.id));
  expect(shown.body).toContain(`href="${suggestion}"`);
  expect(shown.body).toContain(named.words);
  const form = await browser.get(suggestion);
  expect(form.body).toContain(`value="${named.email}"`);
  expect(form.body).toContain("Nobody checked this");
  const added = await browser.post(suggestion, { name: named.name, email: named.email, title: "" });
  expect(added.location).toContain(prime.invite(o, supplier.id));
  const after = await browser.get(prime.supplier(o, supplier.id));
  expect(after.body).toContain("That is a contact already");
});

test("a letter that another took the place of says nothing about the contact any more", async () => {
  const { manager, supplier, invitationId } = await makeInvited();
  const former = await openLink(invitationId);
  expect(await resendInvitation(manager, invitationId)).toMatchObject({ ok: true });
  await declineInvitation(former, new Date());
  const [contact] = await asActor(manager, (scope) => listContacts(scope, [supplier.id]));
  expect(contact?.state).toBe("invited");
  expect(await entriesOf(manager, "invitation.declined")).toEqual([]);
});

test("a colleague's letter that reached the wrong person makes room for another", async () => {
  const manager = await makeManager();
  const email = newEmail();
  const invitationId = await inviteAs(manager, "prime-viewer", email);
  const again = () => inviteColleague(manager, { name: "Sam Abara", email, role: "prime-viewer" });
  expect(await again()).toEqual({ ok: false, reason: "invited-already" });
  await declineInvitation(await openLink(invitationId), new Date());
  expect(await asActor(manager, listColleagueInvitations)).toEqual([]);
  expect(await again()).toEqual({ ok: true });
  expect(await entriesOf(manager, "invitation.declined")).toHaveLength(1);
});

test("access to a contract that reached the wrong person ends", async () => {
  const manager = await makeManager();
  const contractId = await makeContract(manager);
  const { invitationId } = await inviteAuditor(manager, contractId);
  await declineInvitation(await openLink(invitationId), new Date());
  const { rooms } = await asActor(manager, (scope) => listRooms(scope, { contractId }));
  expect(rooms).toMatchObject([{ people: [{ state: "ended" }] }]);
  expect(await entriesOf(manager, "invitation.declined")).toMatchObject([
    { subject: { contractId } },
  ]);
});
