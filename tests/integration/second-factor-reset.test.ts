import { and, eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { expect, test, vi } from "vitest";
import { run as runSecondFactor } from "#app/cli/second-factor.ts";
import { askSecondFactorReset } from "#app/commands/person/ask-second-factor-reset.server.ts";
import { confirmSecondFactor } from "#app/commands/person/confirm-second-factor.server.ts";
import { decideSecondFactorReset } from "#app/commands/person/decide-second-factor-reset.server.ts";
import { endSessionsOf } from "#app/commands/person/end-sessions-of.server.ts";
import { manageAccess } from "#app/commands/person/manage-access.server.ts";
import { renewRecoveryCodes } from "#app/commands/person/replace-recovery-codes.server.ts";
import { resetPassword } from "#app/commands/person/reset-password.server.ts";
import { signIn } from "#app/commands/person/sign-in.server.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { noteSecurityEvent } from "#app/platform/security-log.server.ts";
import { listSessions, startSession } from "#app/platform/session.server.ts";
import { openPasswordReset } from "#app/queries/person/password-reset.server.ts";
import { getColleagueAccess } from "#app/queries/person/person-page.server.ts";
import {
  listSecurityEvents,
  type SecurityEventItem,
} from "#app/queries/person/security-event.server.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { passwordResets } from "#db/schema/person.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import {
  actorOf,
  makeOrganization,
  TEST_PASSWORD,
  type TestActor,
  type TestOrganization,
} from "#tests/factories/people.ts";

const REASON = "Lost the phone and the codes; I called her at her desk.";
const HOUR = 3_600_000;

type Team = {
  organization: TestOrganization;
  first: TestActor;
  second: TestActor;
  member: TestActor;
};

async function makeTeam(admin: Role = "prime-admin", role: Role = "prime-viewer"): Promise<Team> {
  const organization = await makeOrganization();
  return {
    organization,
    first: await actorOf(organization, admin),
    second: await actorOf(organization, admin),
    member: await actorOf(organization, role),
  };
}

async function ask({ first, member }: Team): Promise<string> {
  const outcome = await askSecondFactorReset(first, member.personId, REASON);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.resetId;
}

const openSession = ({ personId }: TestActor) =>
  startSession(personId, { secondFactorAt: new Date(), device: "Test", replaces: null });

const lettersTo = ({ person }: TestActor) =>
  asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, person.email)));

const entriesOf = async ({ id }: TestOrganization, action: string) =>
  asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry })
      .from(oversightLog)
      .where(and(eq(oversightLog.primeId, id), eq(oversightLog.action, action))),
  );

const eventsOf = async (reader: TestActor, personId?: string): Promise<SecurityEventItem[]> =>
  (await asActor(reader, (scope) => listSecurityEvents(scope, personId ? { personId } : {})))
    .events;

test.each<[Role, Role]>([
  ["prime-admin", "prime-viewer"],
  ["subcontractor-admin", "subcontractor-preparer"],
  ["subcontractor-official", "subcontractor-official"],
])(
  "two of %s reset the second factor of a %s, who comes in again by letter",
  async (admin, role) => {
    const team = await makeTeam(admin, role);
    const { first, second, member } = team;
    const [recoveryCode = ""] = await renewRecoveryCodes(member.personId);
    await openSession(member);
    const resetId = await ask(team);
    expect(await lettersTo(second)).toMatchObject([{ kind: "second-factor-reset-asked" }]);
    expect(await lettersTo(member)).toEqual([]);
    expect(await decideSecondFactorReset(second, resetId, "approved")).toEqual({ ok: true });

    const code = new TOTP({ secret: member.person.totpSecret }).generate();
    for (const old of [code, recoveryCode])
      expect(
        await confirmSecondFactor(member.personId, old, makeBrowser(), new Date()),
      ).toMatchObject({ ok: false });
    expect(await listSessions(member.personId, "")).toEqual([]);
    const { email } = member.person;
    const enter = (password: string) => signIn({ email, password, browser: makeBrowser() });
    expect(await enter(TEST_PASSWORD)).toEqual({ ok: false, reason: "wrong" });

    expect(await lettersTo(member)).toMatchObject([
      {
        kind: "second-factor-reset",
        facts: { requesterName: first.personName, approverName: second.personName },
      },
    ]);
    const [row] = await asSystem((tx) =>
      tx.select().from(passwordResets).where(eq(passwordResets.personId, member.personId)),
    );
    const token = deriveToken("password-reset", row?.id ?? "");
    const reset = await openPasswordReset(token, new Date(Date.now() + 71 * HOUR));
    expect(await openPasswordReset(token, new Date(Date.now() + 73 * HOUR))).toBeNull();
    if (!reset) throw new Error("the letter opens nothing");
    const newPassword = "harbor violet quartz nine";
    await resetPassword(reset, { newPassword, browser: makeBrowser(), at: new Date() });
    expect(await enter(newPassword)).toMatchObject({ ok: true, hasSecondFactor: false });
  },
);

test("the prime's log tells who asked and who approved", async () => {
  const team = await makeTeam();
  const resetId = await ask(team);
  await decideSecondFactorReset(team.second, resetId, "approved");
  const [asked] = await entriesOf(team.organization, "second-factor.reset-asked");
  expect(JSON.parse(asked?.entry ?? "{}")).toMatchObject({
    actor: { id: team.first.personId },
    reason: REASON,
    detail: { resetId, name: team.member.personName },
  });
  const [reset] = await entriesOf(team.organization, "second-factor.reset");
  expect(JSON.parse(reset?.entry ?? "{}")).toMatchObject({
    actor: { id: team.second.personId },
    detail: { resetId, requestedByName: team.first.personName },
  });
  const events = await eventsOf(team.first, team.member.personId);
  expect(events.map(({ kind, actorName }) => [kind, actorName])).toEqual([
    ["second-factor.reset", team.second.personName],
    ["second-factor.reset-asked", team.first.personName],
  ]);
});

test("a refused reset changes nothing, and can be asked for again", async () => {
  const team = await makeTeam();
  const resetId = await ask(team);
  expect(await decideSecondFactorReset(team.second, resetId, "refused")).toEqual({ ok: true });
  const code = new TOTP({ secret: team.member.person.totpSecret }).generate();
  expect(
    await confirmSecondFactor(team.member.personId, code, makeBrowser(), new Date()),
  ).toMatchObject({ ok: true });
  expect(await decideSecondFactorReset(team.second, resetId, "approved")).toMatchObject({
    reason: "not-open",
  });
  expect(await ask(team)).not.toBe(resetId);
});

test("nobody decides on what they asked for, nor on their own reset", async () => {
  const team = await makeTeam("prime-admin", "prime-admin");
  const resetId = await ask(team);
  for (const self of [team.first, team.member])
    expect(await decideSecondFactorReset(self, resetId, "approved")).toMatchObject({
      reason: "not-yours",
    });
  expect(await decideSecondFactorReset(team.second, resetId, "approved")).toEqual({ ok: true });
});

test("of two decisions at the same moment one counts", async () => {
  const team = await makeTeam();
  const third = await actorOf(team.organization, "prime-admin");
  const resetId = await ask(team);
  const outcomes = await Promise.all([
    decideSecondFactorReset(team.second, resetId, "approved"),
    decideSecondFactorReset(third, resetId, "refused"),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a reset waits for three days, and another one can be asked for then", async () => {
  const team = await makeTeam();
  const resetId = await ask(team);
  expect(await askSecondFactorReset(team.first, team.member.personId, REASON)).toMatchObject({
    reason: "asked-already",
  });
  const later = new Date(team.first.at.getTime() + 73 * HOUR);
  expect(
    await decideSecondFactorReset({ ...team.second, at: later }, resetId, "approved"),
  ).toMatchObject({ reason: "not-open" });
  expect(
    await askSecondFactorReset({ ...team.first, at: later }, team.member.personId, REASON),
  ).toMatchObject({ ok: true });
});

test("what cannot be asked for is refused with the reason", async () => {
  const { first, member, organization } = await makeTeam();
  const askOf = (actor: TestActor, personId: string) =>
    askSecondFactorReset(actor, personId, REASON);
  expect(await askOf(first, first.personId)).toMatchObject({ reason: "yourself" });
  const stranger = await actorOf(await makeOrganization(), "prime-viewer");
  expect(await askOf(first, stranger.personId)).toMatchObject({ reason: "not-found" });
  const ofOtherSide = await actorOf(organization, "subcontractor-preparer");
  expect(await askOf(first, ofOtherSide.personId)).toMatchObject({ reason: "not-found" });
  const alone = await actorOf(await makeOrganization(), "prime-admin");
  const withAlone = await actorOf(
    { id: alone.organizationId, legalName: alone.organizationName },
    "prime-viewer",
  );
  expect(await askOf(alone, withAlone.personId)).toMatchObject({ reason: "nobody-to-approve" });
  await actorOf(await makeOrganization(), "prime-viewer", { person: member.person });
  expect(await askOf(first, member.personId)).toMatchObject({ reason: "works-elsewhere" });
});

test("whoever began to work elsewhere in the meantime is not reset", async () => {
  const team = await makeTeam();
  const resetId = await ask(team);
  await actorOf(await makeOrganization(), "prime-viewer", { person: team.member.person });
  expect(await decideSecondFactorReset(team.second, resetId, "approved")).toMatchObject({
    reason: "works-elsewhere",
  });
});

test("administrators of another organization decide nothing and sign nobody out", async () => {
  const [team, others] = [await makeTeam(), await makeTeam()];
  const resetId = await ask(team);
  expect(await decideSecondFactorReset(others.second, resetId, "approved")).toMatchObject({
    reason: "not-open",
  });
  await openSession(team.member);
  expect(await endSessionsOf(others.first, team.member.personId)).toMatchObject({
    reason: "not-found",
  });
  expect(await listSessions(team.member.personId, "")).toHaveLength(1);
  expect(await getColleagueAccess(others.first, team.member.personId)).toBeNull();
});

test("an administrator signs a colleague out everywhere, and both logs tell it", async () => {
  const { first, member, organization } = await makeTeam();
  await openSession(member);
  await openSession(member);
  expect(await manageAccess(first, member.personId, { intent: "sign-out" })).toEqual({
    ok: true,
    done: "signed-out",
  });
  expect(await listSessions(member.personId, "")).toEqual([]);
  expect(await entriesOf(organization, "person.signed-out")).toHaveLength(1);
  expect(await eventsOf(first, member.personId)).toMatchObject([
    { kind: "sessions.ended", actorName: first.personName },
  ]);
});

test("the page of a colleague shows what waits, and the form decides it", async () => {
  const team = await makeTeam();
  const personId = team.member.personId;
  const asked = await manageAccess(team.first, personId, { intent: "ask-reset", reason: REASON });
  expect(asked).toEqual({ ok: true, done: "asked" });
  const shown = await getColleagueAccess(team.second, personId);
  expect(shown).toMatchObject({
    colleague: { roles: ["prime-viewer"], hasSecondFactor: true, worksElsewhere: false },
    reset: { requestedBy: team.first.personId, reason: REASON },
    events: [{ kind: "second-factor.reset-asked" }],
  });
  const decided = await manageAccess(team.second, personId, {
    intent: "decide-reset",
    resetId: shown?.reset?.resetId ?? "",
    outcome: "approved",
  });
  expect(decided).toEqual({ ok: true, done: "approved" });
  expect(await getColleagueAccess(team.second, personId)).toMatchObject({
    colleague: { hasSecondFactor: false },
    reset: null,
  });
});

test("whoever runs the portal resets whom no two administrators can speak for, and logs tell it", async () => {
  const { member, first, organization } = await makeTeam();
  const other = await makeOrganization();
  await actorOf(other, "prime-admin", { person: member.person });
  const say = vi.spyOn(console, "log").mockImplementation(() => {});
  const complain = vi.spyOn(console, "error").mockImplementation(() => {});
  const reset = (...args: string[]) => runSecondFactor(["--reset", ...args]);
  expect(await reset("nobody@example.com", "--reason", REASON)).toBe(2);
  expect(await reset(member.person.email)).toBe(2);
  expect(await reset(member.person.email, "--reason", " ")).toBe(2);
  expect(await lettersTo(member)).toEqual([]);
  expect(await reset(member.person.email.toUpperCase(), "--reason", REASON)).toBe(0);
  expect(await reset(member.person.email, "--reason", REASON)).toBe(2);
  say.mockRestore();
  complain.mockRestore();
  expect(await lettersTo(member)).toMatchObject([{ kind: "second-factor-reset" }]);
  for (const prime of [organization, other]) {
    const [told] = await entriesOf(prime, "second-factor.reset");
    expect(JSON.parse(told?.entry ?? "{}")).toMatchObject({ reason: REASON });
  }
  expect(await eventsOf(first, member.personId)).toMatchObject([
    { kind: "second-factor.reset", actorName: "Whoever runs the portal" },
  ]);
});

test("an organization sees what happened to its people while they were there, and nowhere else", async () => {
  const [team, others] = [await makeTeam(), await makeTeam()];
  const { personId } = team.member;
  await actorOf(others.organization, "prime-viewer", { person: team.member.person });
  await noteSecurityEvent({ kind: "signed-in", personId });
  await noteSecurityEvent({
    kind: "access.denied",
    personId,
    organizationId: others.organization.id,
  });
  await noteSecurityEvent({ kind: "sign-in.wrong-password", personId: null });
  const kindsSeenBy = async (reader: TestActor) =>
    (await eventsOf(reader)).map(({ kind }) => kind).sort();
  expect(await kindsSeenBy(team.first)).toEqual(["signed-in"]);
  expect(await kindsSeenBy(others.first)).toEqual(["access.denied", "signed-in"]);
  const stranger = await makeTeam();
  expect(await kindsSeenBy(stranger.first)).toEqual([]);
  const auditor = { ...team.first, role: "auditor" as const, auditContracts: [] };
  expect(await kindsSeenBy(auditor)).toEqual([]);
});

test("each event names its own person", async () => {
  const { first, second, member } = await makeTeam();
  for (const { personId } of [first, second, member])
    await noteSecurityEvent({ kind: "signed-in", personId });
  const events = await eventsOf(first);
  expect(new Set(events.map(({ personId, personName }) => `${personId} ${personName}`))).toEqual(
    new Set([first, second, member].map(({ personId, personName }) => `${personId} ${personName}`)),
  );
});

test("events are paged, each shown once", async () => {
  const { first, member } = await makeTeam();
  for (let n = 0; n < 55; n += 1)
    await noteSecurityEvent({ kind: "signed-out", personId: member.personId });
  const page = (before: string | null) =>
    asActor(first, (scope) => listSecurityEvents(scope, { before }));
  const one = await page(null);
  const two = await page(one.next);
  expect([one.events.length, two.events.length, two.next]).toEqual([50, 5, null]);
  expect(new Set([...one.events, ...two.events].map(({ id }) => id)).size).toBe(55);
  for (const nonsense of [
    "",
    "x",
    "2026-99-99T00:00:00.000Z_x",
    `2026-01-01T00:00:00.000Z_${"-".repeat(36)}`,
  ])
    expect((await page(nonsense)).events).toHaveLength(50);
});
