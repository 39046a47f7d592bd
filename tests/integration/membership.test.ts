import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { acceptAsPerson } from "#app/commands/invitation/accept-invitation.server.ts";
import { inviteColleague } from "#app/commands/invitation/invite-colleague.server.ts";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import { endMembership } from "#app/commands/person/end-membership.server.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listColleagueInvitations } from "#app/queries/invitation/invitation.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { listMemberships } from "#tests/factories/identity.ts";
import { inviteAs, openLink } from "#tests/factories/invitation.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { Visitor } from "#tests/factories/visitor.ts";

/** The membership by which somebody holds their role. */
async function membershipOf(actor: TestActor): Promise<string> {
  const colleagues = await asActor(actor, listColleagues);
  const own = colleagues.find(
    ({ personId, role }) => personId === actor.personId && role === actor.role,
  );
  if (!own) throw new Error("they hold no such role");
  return own.membershipId;
}

async function makeTwo(role: Role, other: Role = role) {
  const organization = await makeOrganization();
  return { first: await actorOf(organization, role), second: await actorOf(organization, other) };
}

test("who manages the people ends a role, and a prime's log keeps it", async () => {
  const { first: admin, second: viewer } = await makeTwo("prime-admin", "prime-viewer");
  const membershipId = await membershipOf(viewer);
  expect(await endMembership(admin, membershipId)).toEqual({ ok: true });
  expect(await listMemberships(viewer.personId)).toEqual([]);
  expect(await endMembership(admin, membershipId)).toEqual({ ok: false, reason: "not-found" });
  const entries = await asSystem((tx) =>
    tx
      .select()
      .from(oversightLog)
      .where(
        and(
          eq(oversightLog.primeId, admin.organizationId),
          eq(oversightLog.action, "person.removed"),
        ),
      ),
  );
  expect(entries).toHaveLength(1);
  expect(JSON.parse(entries[0]?.entry ?? "{}").detail).toMatchObject({
    membershipId,
    role: "prime-viewer",
    email: viewer.person.email,
  });
});

test("nobody ends their own role, nor one of another organization", async () => {
  const { first: admin } = await makeTwo("prime-admin");
  const { second: stranger } = await makeTwo("prime-admin");
  expect(await endMembership(admin, await membershipOf(admin))).toMatchObject({
    reason: "yourself",
  });
  expect(await endMembership(admin, await membershipOf(stranger))).toMatchObject({
    reason: "not-found",
  });
  expect(await listMemberships(stranger.personId)).toHaveLength(1);
});

test("the last official stays, because nobody else could sign", async () => {
  const { first, second } = await makeTwo("subcontractor-admin", "subcontractor-official");
  expect(await endMembership(first, await membershipOf(second))).toMatchObject({
    reason: "last-of-role",
  });
  await actorOf({ id: first.organizationId, legalName: "" }, "subcontractor-official");
  expect(await endMembership(first, await membershipOf(second))).toEqual({ ok: true });
});

test("two administrators who end each other at the same moment leave one", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { first, second } = await makeTwo("prime-admin");
    const [firstId, secondId] = [await membershipOf(first), await membershipOf(second)];
    const outcomes = await Promise.all([
      endMembership(first, secondId),
      endMembership(second, firstId),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  }
});

test("who manages one side of an organization has no say over the other", async () => {
  const { first: official, second: admin } = await makeTwo("subcontractor-official", "prime-admin");
  await actorOf({ id: admin.organizationId, legalName: "" }, "prime-admin");
  expect(await endMembership(official, await membershipOf(admin))).toMatchObject({
    reason: "not-found",
  });
});

test("a colleague is invited to a role once, and the letter can be taken back", async () => {
  const { first: admin, second: viewer } = await makeTwo("prime-admin", "prime-viewer");
  const again = { name: viewer.personName, email: viewer.person.email };
  expect(await inviteColleague(admin, { ...again, role: "prime-viewer" })).toMatchObject({
    reason: "member-already",
  });
  const invitationId = await inviteAs(admin, "prime-approver", viewer.person.email);
  expect(await inviteColleague(admin, { ...again, role: "prime-approver" })).toMatchObject({
    reason: "invited-already",
  });
  expect(await revokeInvitation(admin, "supplier", invitationId)).toMatchObject({ ok: false });
  expect(await revokeInvitation(admin, "colleague", invitationId)).toEqual({ ok: true });
  expect(await asActor(admin, listColleagueInvitations)).toEqual([]);
  expect(await openLink(invitationId)).toMatchObject({ standing: "withdrawn" });
});

test("somebody whose role ended and who is invited again holds it anew", async () => {
  const { first: admin, second: viewer } = await makeTwo("prime-admin", "prime-viewer");
  await endMembership(admin, await membershipOf(viewer));
  const opened = await openLink(await inviteAs(admin, "prime-viewer", viewer.person.email));
  const { personId, personName: name, person, secondFactorAt } = viewer;
  const joiner = { personId, name, email: person.email, secondFactorAt };
  expect(await acceptAsPerson(opened, joiner, { at: new Date() })).toEqual({ ok: true });
  expect(await listMemberships(personId)).toMatchObject([{ role: "prime-viewer" }]);
});

test("who may not manage people reads who does, or whom to ask where nobody does", async () => {
  const organization = await makeOrganization();
  const preparer = await actorOf(organization, "subcontractor-preparer");
  const browser = await Visitor.of(preparer.person);
  const page = paths.subcontractor.people(organization.id);
  const alone = await browser.get(page);
  expect(alone.body).toContain("others add and remove people");
  expect(alone.body).toContain(`Nobody at ${organization.legalName}`);
  expect(alone.body).not.toContain("Send the invitation");
  const official = await actorOf(organization, "subcontractor-official");
  const helped = await browser.get(page);
  expect(helped.body).toContain(`(${official.person.email})`);
  expect(helped.body).not.toContain("Nobody at");
});
