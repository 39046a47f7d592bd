import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { logReading } from "#app/commands/log/log-reading.server.ts";
import { renewRecoveryCodes } from "#app/commands/person/replace-recovery-codes.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { action as endSession } from "#app/routes/auth/end-session.ts";
import { loader as openInvitation } from "#app/routes/auth/invitation.tsx";
import { action as giveCode } from "#app/routes/auth/second-factor.tsx";
import { action as signIn } from "#app/routes/auth/sign-in.tsx";
import { loader as people } from "#app/routes/prime/people.tsx";
import { loader as person } from "#app/routes/prime/person.tsx";
import { loader as securityEventPage } from "#app/routes/prime/security-event-list.tsx";
import { invitations } from "#db/schema/invitation.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { persons, sessions } from "#db/schema/person.ts";
import { securityEvents } from "#db/schema/security.ts";
import { inviteAs } from "#tests/factories/invitation.ts";
import {
  actorOf,
  makeOrganization,
  makePerson,
  TEST_PASSWORD,
  type TestPerson,
} from "#tests/factories/people.ts";

const ORIGIN = "http://127.0.0.1:3000";

type Asked = { params?: Record<string, string>; headers?: Record<string, string>; method?: string };

/** What a route gets when a browser asks for it. */
function asked(path: string, { params = {}, headers = {}, method = "GET" }: Asked = {}) {
  const request = new Request(`${ORIGIN}${path}`, { method, headers });
  return { request, params, context: contextOf("192.0.2.44") };
}

/** What a route gets when a form is posted to it. */
function posted(
  path: string,
  fields: Record<string, string>,
  { cookies = [], address = "192.0.2.44" }: { cookies?: string[]; address?: string } = {},
): ActionFunctionArgs {
  const request = new Request(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { Origin: ORIGIN, Cookie: cookies.join("; ") },
    body: new URLSearchParams(fields),
  });
  return { request, params: {}, context: contextOf(address) };
}

const contextOf = (clientAddress: string) => ({ clientAddress, cspNonce: "", requestId: "" });

const cookiesOf = (answer: unknown): string[] =>
  (answer as Response).headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

const cookieFor = async ({ id }: TestPerson) => {
  const options = { secondFactorAt: new Date(), device: "Test", replaces: null };
  return (await startSession(id, options)).split(";")[0] ?? "";
};

const problemOf = (answer: unknown): string => JSON.stringify((answer as { data: unknown }).data);

const codeOf = ({ totpSecret }: TestPerson) => new TOTP({ secret: totpSecret }).generate();

test("a browser that gave both factors is let in while strangers fail, from the same address too", async () => {
  const owner = await makePerson();
  const enter = (password: string, options: { cookies?: string[]; address?: string } = {}) =>
    signIn(posted("/sign-in", { email: owner.email, password }, options));
  const first = await enter(TEST_PASSWORD);
  const second = await giveCode(
    posted("/second-factor", { code: codeOf(owner) }, { cookies: cookiesOf(first) }),
  );
  const cookies = cookiesOf(second);
  expect(cookies.map((cookie) => cookie.split("=")[0])).toEqual([
    "flowdown_session",
    "flowdown_device",
  ]);
  for (let n = 0; n < 8; n += 1) await enter("not the password");
  const refused = await enter(TEST_PASSWORD);
  expect(problemOf(refused)).toMatch(/Too many tries.*A browser in which you signed in before/);
  const [, device = ""] = cookies;
  expect(await enter(TEST_PASSWORD, { cookies: [device] })).toMatchObject({ status: 303 });
  for (const forged of [
    `${device.slice(0, 60)}${device[60] === "A" ? "B" : "A"}${device.slice(61)}`,
    "flowdown_device=",
    "flowdown_device=%00",
    "flowdown_device=a.b",
  ])
    expect(problemOf(await enter(TEST_PASSWORD, { cookies: [forged] }))).toContain("Too many");
});

test("the session of a browser ends when somebody signs in there", async () => {
  const [before, after] = [await makePerson(), await makePerson()];
  const cookie = await cookieFor(before);
  const form = { email: after.email, password: TEST_PASSWORD };
  await signIn(posted("/sign-in", form, { cookies: [cookie], address: "192.0.2.45" }));
  const left = await asSystem((tx) =>
    tx.select().from(sessions).where(eq(sessions.personId, before.id)),
  );
  expect(left).toEqual([]);
});

test.each(["000000", "12345", "", "abcdef", "😀"])(
  "the code %j is answered with a word about the clock",
  async (code) => {
    const owner = await makePerson();
    const cookies = [await cookieFor(owner)];
    const answer = await giveCode(posted("/second-factor", { code }, { cookies }));
    expect(problemOf(answer)).toMatch(code === "" ? /Enter the code/ : /device's clock/);
  },
);

test("a recovery code leads on to a new app when the secret of the old one does not open", async () => {
  const owner = await makePerson();
  const [code = ""] = await renewRecoveryCodes(owner.id);
  await asSystem((tx) =>
    tx.update(persons).set({ totpSecret: "sealed elsewhere" }).where(eq(persons.id, owner.id)),
  );
  const cookies = [await cookieFor(owner)];
  const byApp = await giveCode(posted("/second-factor", { code: codeOf(owner) }, { cookies }));
  expect(problemOf(byApp)).toContain("This code is wrong");
  const byCode = await giveCode(posted("/second-factor?next=/account", { code }, { cookies }));
  expect((byCode as Response).headers.get("Location")).toBe("/second-factor/enrol?next=%2Faccount");
});

test.each<[string, Asked, boolean]>([
  ["a program that asks for the headers", { method: "HEAD" }, false],
  ["a browser that fetches ahead", { headers: { "Sec-Purpose": "prefetch;prerender" } }, false],
  ["an older browser that fetches ahead", { headers: { Purpose: "prefetch" } }, false],
  ["Firefox that fetches ahead", { headers: { "X-Moz": "prefetch" } }, false],
  ["somebody who looks", {}, true],
])("an invitation is opened by %s: %j is %s", async (_, how, isOpened) => {
  const admin = await actorOf(await makeOrganization(), "prime-admin");
  const invitationId = await inviteAs(
    admin,
    "prime-viewer",
    `invited-${admin.personId}@example.com`,
  );
  const token = deriveToken("invitation", invitationId);
  await openInvitation(asked(`/invitations/${token}`, { ...how, params: { token } }));
  const [row] = await asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.id, invitationId)),
  );
  expect(row?.openedAt !== null).toBe(isOpened);
});

test("whoever asked for the headers alone read nothing, and the log says nothing", async () => {
  const viewer = await actorOf(await makeOrganization(), "prime-viewer");
  const read = (readsNothing?: true) =>
    logReading({ ...viewer, ...(readsNothing && { readsNothing }) }, "record.downloaded", {}, {});
  const count = async () =>
    (
      await asSystem((tx) =>
        tx.select().from(oversightLog).where(eq(oversightLog.primeId, viewer.organizationId)),
      )
    ).length;
  await read(true);
  expect(await count()).toBe(0);
  await read();
  expect(await count()).toBe(1);
});

const eventsOf = ({ id }: TestPerson) =>
  asSystem((tx) => tx.select().from(securityEvents).where(eq(securityEvents.personId, id)));

test("who is refused a page is told of in the log, and an organization that is not theirs is not named", async () => {
  const viewer = await actorOf(await makeOrganization(), "prime-viewer");
  const elsewhere = await makeOrganization();
  const headers = { Cookie: await cookieFor(viewer.person) };
  const open = (organizationId: string) =>
    securityEventPage(asked("/", { headers, params: { organizationId } }));
  await expect(open(viewer.organizationId)).rejects.toMatchObject({ status: 403 });
  await expect(open(elsewhere.id)).rejects.toMatchObject({ status: 404 });
  const events = await eventsOf(viewer.person);
  expect(events.map(({ kind, organizationId, detail }) => [kind, organizationId, detail])).toEqual(
    expect.arrayContaining([
      ["access.denied", viewer.organizationId, "prime-people:manage"],
      ["access.denied", null, null],
    ]),
  );
  expect(JSON.stringify(events)).not.toContain(elsewhere.id);
});

test("whoever asks for what is not theirs a hundred times fills no table", async () => {
  const stranger = await makePerson();
  const { id: organizationId } = await makeOrganization();
  const headers = { Cookie: await cookieFor(stranger) };
  for (let n = 0; n < 30; n += 1)
    await people(asked("/", { headers, params: { organizationId } })).catch(() => null);
  expect((await eventsOf(stranger)).length).toBe(10);
});

test("an administrator sees a colleague's page, after giving the second factor lately", async () => {
  const organization = await makeOrganization();
  const admin = await actorOf(organization, "prime-admin");
  const viewer = await actorOf(organization, "prime-viewer");
  const params = { organizationId: organization.id, personId: viewer.personId };
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);
  const openAfter = async (minutesAgo: number) => {
    const options = { secondFactorAt: at(minutesAgo), device: "Test", replaces: null };
    const [cookie = ""] = (await startSession(admin.personId, options)).split(";");
    return person(asked("/", { headers: { Cookie: cookie }, params }));
  };
  expect(await openAfter(1)).toMatchObject({ colleague: { name: viewer.personName } });
  await expect(openAfter(11)).rejects.toMatchObject({ status: 303 });
});

test.each(["", "x", "0".repeat(64), "g".repeat(64), "0".repeat(65)])(
  "ending the session %j ends nothing and is no error",
  async (session) => {
    const owner = await makePerson();
    const cookies = [await cookieFor(owner)];
    const answer = await endSession(posted("/account/sessions/end", { session }, { cookies }));
    expect(answer).toMatchObject({ status: 303 });
    const left = await asSystem((tx) =>
      tx.select().from(sessions).where(eq(sessions.personId, owner.id)),
    );
    expect(left).toHaveLength(1);
  },
);
