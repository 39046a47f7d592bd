import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { inRequest } from "#app/platform/request-context.server.ts";
import {
  endAllSessions,
  readSession,
  renewSecondFactor,
  sessionIdOf,
  startSession,
} from "#app/platform/session.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { sessions } from "#db/schema/person.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";

type Manager = Awaited<ReturnType<typeof actorOf>>;

let manager: Manager;
let params: { organizationId: string };
let request: Request;

beforeEach(async () => {
  manager = await actorOf(await makeOrganization(), "prime-manager");
  params = { organizationId: manager.organizationId };
  const options = { secondFactorAt: new Date(), device: "a test", replaces: null };
  const cookie = await startSession(manager.personId, options);
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  request = new Request("http://127.0.0.1/prime", { headers });
});

const endRoles = (tx: Parameters<Parameters<typeof asSystem>[0]>[0]) =>
  tx
    .update(memberships)
    .set({ endedAt: new Date() })
    .where(eq(memberships.personId, manager.personId));

const statusOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return 200;
  } catch (answer) {
    if (answer instanceof Response) return answer.status;
    throw answer;
  }
};
const enter = () => requireAccess(request, params, "portfolio:read");

test("who asks is read once a request, with one instant, and anew in the next", async () => {
  const [first, again] = await inRequest(async () => [
    await readSession(request),
    await readSession(request.clone()),
  ]);
  expect(again).toBe(first);
  expect(first?.memberships).toMatchObject([{ ...params, role: "prime-manager" }]);
  const actors = await inRequest(async () => [await enter(), await enter()]);
  expect(actors[0]?.at).toBe(actors[1]?.at);
  expect(await inRequest(() => readSession(request))).not.toBe(first);
});

test("whose role ended is let in no more from the next request on", async () => {
  expect(await statusOf(inRequest(enter))).toBe(200);
  await asSystem(endRoles);
  expect(await statusOf(inRequest(enter))).toBe(404);
});

test("whose session ended is sent to the sign-in, within the same request as well", async () => {
  await inRequest(async () => {
    expect(await statusOf(enter())).toBe(200);
    await endAllSessions(manager.personId);
    expect(await statusOf(enter())).toBe(302);
  });
});

test("a command's end has the request ask anew who asks", async () => {
  await inRequest(async () => {
    expect(await statusOf(enter())).toBe(200);
    await asActor(manager, async () => asSystem(endRoles));
    expect(await statusOf(enter())).toBe(404);
  });
});

test("a second factor given anew counts at once", async () => {
  const at = new Date(Date.now() + 5_000);
  await inRequest(async () => {
    await readSession(request);
    await renewSecondFactor(sessionIdOf(request) ?? "", at);
    expect((await readSession(request))?.secondFactorAt).toEqual(at);
  });
});

test("a session past its limit opens nothing, and that it is in use is kept", async () => {
  const of = eq(sessions.personId, manager.personId);
  const seen = new Date(Date.now() - 120_000);
  await asSystem((tx) => tx.update(sessions).set({ lastSeenAt: seen }).where(of));
  await inRequest(() => readSession(request));
  const [row] = await asSystem((tx) => tx.select().from(sessions).where(of));
  expect(row?.lastSeenAt.getTime()).toBeGreaterThan(seen.getTime());
  await asSystem((tx) => tx.update(sessions).set({ expiresAt: seen }).where(of));
  expect(await inRequest(() => readSession(request))).toBeNull();
});

test("one session's answer is not another's, although both are asked for in one request", async () => {
  const other = await actorOf(await makeOrganization(), "prime-manager");
  const options = { secondFactorAt: new Date(), device: "a test", replaces: null };
  const cookie = (await startSession(other.personId, options)).split(";")[0] ?? "";
  const theirs = new Request("http://127.0.0.1/prime", { headers: { Cookie: cookie } });
  await inRequest(async () => {
    expect((await readSession(request))?.personId).toBe(manager.personId);
    expect((await readSession(theirs))?.personId).toBe(other.personId);
  });
});
