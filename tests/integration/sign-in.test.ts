import { and, eq, sql } from "drizzle-orm";
import { TOTP } from "otpauth";
import { expect, test, vi } from "vitest";
import { confirmSecondFactor } from "#app/commands/person/confirm-second-factor.server.ts";
import { enrolSecondFactor } from "#app/commands/person/enrol-second-factor.server.ts";
import { giveSecondFactor } from "#app/commands/person/give-second-factor.server.ts";
import { renewRecoveryCodes } from "#app/commands/person/replace-recovery-codes.server.ts";
import { requestPasswordReset } from "#app/commands/person/request-password-reset.server.ts";
import { resetPassword } from "#app/commands/person/reset-password.server.ts";
import { signIn } from "#app/commands/person/sign-in.server.ts";
import { signOutOf } from "#app/commands/person/sign-out.server.ts";
import { type Browser, rememberPerson } from "#app/domain/person/browser.ts";
import { networkOf } from "#app/domain/person/network.ts";
import type { SecurityEventKind } from "#app/domain/person/security-events.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { listSessions, readSession, type SignedIn } from "#app/platform/session.server.ts";
import { openPasswordReset } from "#app/queries/person/password-reset.server.ts";
import { passwordResets, persons, rateLimits } from "#db/schema/person.ts";
import { securityEvents } from "#db/schema/security.ts";
import { makeBrowser, makeKnownBrowser } from "#tests/factories/browser.ts";
import { makePerson, TEST_PASSWORD, type TestPerson } from "#tests/factories/people.ts";

// Every try costs a tenth of a second of computing by design, and these are many.
vi.setConfig({ testTimeout: 120_000 });

const tryPassword = ({ email }: { email: string }, password: string, browser = makeBrowser()) =>
  signIn({ email, password, browser });

async function failFrom(person: { email: string }, browsers: readonly Browser[]): Promise<void> {
  for (const browser of browsers) await tryPassword(person, "not the password", browser);
}

const browsers = (count: number, given: Partial<Browser> = {}) =>
  Array.from({ length: count }, () => makeBrowser(given));

const WRONG = { ok: false, reason: "wrong" };
const WAIT = { ok: false, reason: "wait" };
const IN = { ok: true };

const requestWith = (cookie: string) =>
  new Request("http://127.0.0.1", { headers: { Cookie: cookie.split(";")[0] ?? "" } });

async function sessionOf(cookie: string): Promise<SignedIn> {
  const session = await readSession(requestWith(cookie));
  if (!session) throw new Error("the session opens nothing");
  return session;
}

async function enter(person: TestPerson, browser = makeBrowser()): Promise<SignedIn> {
  const outcome = await tryPassword(person, TEST_PASSWORD, browser);
  if (!outcome.ok) throw new Error(`not let in: ${outcome.reason}`);
  return sessionOf(outcome.cookie);
}

const codeOf = ({ totpSecret }: TestPerson, at = new Date()) =>
  new TOTP({ secret: totpSecret }).generate({ timestamp: at.getTime() });

async function eventsOf(personId: string): Promise<SecurityEventKind[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({ kind: securityEvents.kind })
      .from(securityEvents)
      .where(eq(securityEvents.personId, personId))
      .orderBy(securityEvents.at, securityEvents.id),
  );
  return rows.map(({ kind }) => kind);
}

/** What was counted for strangers by other tests counts no more. */
const forgetStrangers = () =>
  asSystem((tx) =>
    tx.delete(rateLimits).where(sql`starts_with(${rateLimits.key}, 'sign-in-strangers:')`),
  );

test("five wrong passwords from one place make that place wait, and no other", async () => {
  const person = await makePerson();
  const attacker = makeBrowser();
  await failFrom(
    person,
    Array.from({ length: 5 }, () => attacker),
  );
  expect(await tryPassword(person, TEST_PASSWORD, attacker)).toMatchObject(WAIT);
  expect(await tryPassword(person, TEST_PASSWORD)).toMatchObject(IN);
});

test("strangers everywhere make strangers wait; the owner gets in where both factors were given", async () => {
  const person = await makePerson();
  const home = makeBrowser();
  const owner = await enter(person, home);
  const at = new Date();
  await giveSecondFactor(owner, { code: codeOf(person), browser: home, at });
  await failFrom(person, browsers(25));
  expect(await tryPassword(person, TEST_PASSWORD)).toMatchObject(WAIT);
  const known = rememberPerson(null, person.id, at, "0b0e9a57-52c4-4a2b-8a27-2f3a2cbb8a10");
  const travelling = makeBrowser({ knownDevice: known });
  expect(await tryPassword(person, TEST_PASSWORD, travelling)).toMatchObject(IN);
  expect(
    await tryPassword(person, TEST_PASSWORD, makeBrowser({ network: home.network })),
  ).toMatchObject(IN);
  await forgetStrangers();
});

test("strangers behind the owner's own address do not keep the known browser out", async () => {
  const person = await makePerson();
  const known = makeKnownBrowser(person);
  await failFrom(person, browsers(35, { network: known.network }));
  expect(
    await tryPassword(person, TEST_PASSWORD, makeBrowser({ network: known.network })),
  ).toMatchObject(WAIT);
  expect(await tryPassword(person, TEST_PASSWORD, known)).toMatchObject(IN);
});

test("a known browser has a limit of its own, and is known to its own person alone", async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const known = makeKnownBrowser(person);
  for (let n = 0; n < 10; n += 1)
    expect(await tryPassword(person, "not the password", known)).toEqual(WRONG);
  expect(await tryPassword(person, TEST_PASSWORD, known)).toMatchObject(WAIT);
  await failFrom(other, browsers(25));
  expect(await tryPassword(other, TEST_PASSWORD, makeKnownBrowser(person))).toMatchObject(WAIT);
  await forgetStrangers();
});

test.each([
  ["addresses of one IPv6 network count together", "2001:db8:7:8::1", "2001:db8:7:8:9:a:b:c", WAIT],
  ["those of another do not", "2001:db8:7:9::1", "2001:db8:7:a::1", IN],
  ["an IPv4 address written as IPv6 is the same", "203.0.113.9", "::ffff:203.0.113.9", WAIT],
])("%s", async (_, first, second, outcome) => {
  const person = await makePerson();
  await failFrom(person, browsers(5, { network: networkOf(first) }));
  const again = makeBrowser({ network: networkOf(second) });
  expect(await tryPassword(person, TEST_PASSWORD, again)).toMatchObject(outcome);
});

test("somebody who tries many accounts from one place is made to wait", async () => {
  const attacker = makeBrowser();
  for (let n = 0; n < 30; n += 1)
    expect(await tryPassword({ email: `spray${n}@example.com` }, "Winter2026", attacker)).toEqual(
      WRONG,
    );
  const person = await makePerson();
  expect(await tryPassword(person, TEST_PASSWORD, attacker)).toMatchObject(WAIT);
  expect(await tryPassword(person, TEST_PASSWORD)).toMatchObject(IN);
});

test("many accounts from many places brake strangers, and nobody who was there before", async () => {
  await forgetStrangers();
  const person = await makePerson();
  const home = makeBrowser();
  await giveSecondFactor(await enter(person, home), {
    code: codeOf(person),
    browser: home,
    at: new Date(),
  });
  await asSystem(async (tx) => {
    await tryPassword({ email: "spray@example.com" }, "Winter2026");
    await tx
      .update(rateLimits)
      .set({ count: 300 })
      .where(sql`starts_with(key, 'sign-in-strangers:')`);
  });
  expect(await tryPassword(person, TEST_PASSWORD)).toMatchObject(WAIT);
  expect(
    await tryPassword(person, TEST_PASSWORD, makeBrowser({ network: home.network })),
  ).toMatchObject(IN);
  expect(await tryPassword(person, TEST_PASSWORD, makeKnownBrowser(person))).toMatchObject(IN);
  await forgetStrangers();
});

test("who does not exist is made to wait like who does", async () => {
  const nobody = { email: "nobody-at-all@example.com" };
  const attacker = makeBrowser();
  for (let n = 0; n < 5; n += 1)
    expect(await tryPassword(nobody, "not the password", attacker)).toEqual(WRONG);
  expect(await tryPassword(nobody, "not the password", attacker)).toMatchObject(WAIT);
});

async function resetByLetter(person: TestPerson, newPassword: string) {
  await requestPasswordReset({ email: person.email, browser: makeBrowser(), at: new Date() });
  const [row] = await asSystem((tx) =>
    tx.select().from(passwordResets).where(eq(passwordResets.personId, person.id)),
  );
  const reset = await openPasswordReset(deriveToken("password-reset", row?.id ?? ""), new Date());
  if (!reset) throw new Error("the letter opens nothing");
  return resetPassword(reset, { newPassword, browser: makeBrowser(), at: new Date() });
}

test("a password reset lets somebody in whom strangers had locked out", async () => {
  const person = await makePerson();
  const here = makeBrowser();
  await failFrom(person, [...browsers(25), here, here, here, here, here]);
  expect(await tryPassword(person, TEST_PASSWORD, here)).toMatchObject(WAIT);
  expect(await resetByLetter(person, "harbor violet quartz nine")).toEqual({ ok: true });
  expect(await tryPassword(person, "harbor violet quartz nine", here)).toMatchObject(IN);
  await forgetStrangers();
});

test.each(["1q2w3e4r5t6y", "michael12345", "liverpool123"])(
  "%s is not taken as the new password, and the letter stays good",
  async (password) => {
    const person = await makePerson();
    expect(await resetByLetter(person, password)).toMatchObject({ ok: false, reason: "weak" });
    expect(await resetByLetter(person, "harbor violet quartz nine")).toEqual({ ok: true });
  },
);

test("wrong codes elsewhere do not use up those of a known browser", async () => {
  const person = await makePerson();
  const at = new Date();
  const guess = (browser: Browser) => confirmSecondFactor(person.id, "123456", browser, at);
  for (let n = 0; n < 5; n += 1)
    expect(await guess(makeBrowser())).toMatchObject({ reason: "wrong-code" });
  expect(await guess(makeBrowser())).toMatchObject({ reason: "locked" });
  expect(
    await confirmSecondFactor(person.id, codeOf(person, at), makeKnownBrowser(person), at),
  ).toMatchObject({ ok: true, mustEnrol: false });
});

const UNREADABLE = ["", "nonsense", "0123456789ab.AAAA", "A".repeat(80)];

test.each(UNREADABLE)(
  "with the secret %j recovery codes open, once each, and a new app is asked for",
  async (totpSecret) => {
    const person = await makePerson();
    const [first = "", second = ""] = await renewRecoveryCodes(person.id);
    await asSystem((tx) => tx.update(persons).set({ totpSecret }).where(eq(persons.id, person.id)));
    const session = await enter(person);
    const give = (code: string) =>
      giveSecondFactor(session, { code, browser: makeBrowser(), at: new Date() });
    expect(await give(codeOf(person))).toMatchObject({ ok: false, reason: "wrong-code" });
    expect(await give(first)).toMatchObject({ ok: true, mustEnrol: true });
    expect(await confirmSecondFactor(person.id, first, makeBrowser(), new Date())).toMatchObject({
      ok: false,
    });
    expect(await confirmSecondFactor(person.id, second, makeBrowser(), new Date())).toMatchObject({
      ok: true,
    });
    expect(await eventsOf(person.id)).toEqual(
      expect.arrayContaining([
        "second-factor.unreadable",
        "second-factor.recovery-code",
        "signed-in",
      ]),
    );
  },
);

test("whoever sets up another app after that comes in with it again", async () => {
  const person = await makePerson();
  const [code = ""] = await renewRecoveryCodes(person.id);
  await asSystem((tx) =>
    tx.update(persons).set({ totpSecret: "gone" }).where(eq(persons.id, person.id)),
  );
  const given = await giveSecondFactor(await enter(person), {
    code,
    browser: makeBrowser(),
    at: new Date(),
  });
  if (!given.ok) throw new Error("not let in");
  const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  const at = new Date();
  const enrolled = await enrolSecondFactor(await sessionOf(given.cookie), {
    secret,
    code: codeOf({ ...person, totpSecret: secret }, at),
    browser: makeBrowser(),
    at,
  });
  expect(enrolled).toMatchObject({ ok: true });
  const later = new Date(at.getTime() + 60_000);
  const next = codeOf({ ...person, totpSecret: secret }, later);
  expect(await confirmSecondFactor(person.id, next, makeBrowser(), later)).toEqual({
    ok: true,
    mustEnrol: false,
  });
});

test("a new sign-in ends the session that the browser had, whoever's it was", async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const former = await tryPassword(person, TEST_PASSWORD);
  if (!former.ok) throw new Error("not let in");
  const { sessionId } = await sessionOf(former.cookie);
  await tryPassword(other, "not the password", makeBrowser({ sessionId }));
  expect(await readSession(requestWith(former.cookie))).not.toBeNull();
  expect(await tryPassword(other, TEST_PASSWORD, makeBrowser({ sessionId }))).toMatchObject(IN);
  expect(await readSession(requestWith(former.cookie))).toBeNull();
});

test("a person ends one session of theirs, and nobody else's", async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const [here, there, theirs] = [await enter(person), await enter(person), await enter(other)];
  const listed = await listSessions(person.id, here.sessionId);
  const elsewhere = listed.find(({ isCurrent }) => !isCurrent)?.idHash ?? "";
  expect(await signOutOf(theirs, elsewhere)).toBe(false);
  expect(await signOutOf(here, elsewhere)).toBe(true);
  expect(await signOutOf(here, elsewhere)).toBe(false);
  expect(await listSessions(person.id, there.sessionId)).toMatchObject([{ isCurrent: false }]);
  expect(await eventsOf(person.id)).toContain("session.ended");
});

test("the log of a person tells failures, waiting and success, and no address", async () => {
  const person = await makePerson();
  const browser = makeBrowser({ network: "203.0.113.77" });
  await failFrom(
    person,
    Array.from({ length: 6 }, () => browser),
  );
  const home = makeBrowser();
  const at = new Date();
  await giveSecondFactor(await enter(person, home), {
    code: codeOf(person, at),
    browser: home,
    at,
  });
  const kinds = await eventsOf(person.id);
  expect(kinds.filter((kind) => kind === "sign-in.wrong-password")).toHaveLength(5);
  expect(kinds).toContain("sign-in.locked");
  expect(kinds.at(-1)).toBe("signed-in");
  const rows = await asSystem((tx) =>
    tx.select().from(securityEvents).where(eq(securityEvents.personId, person.id)),
  );
  expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|example\.com/);
  const places = new Set(rows.map(({ network }) => network));
  expect(places.size).toBe(2);
  const counted = await asSystem((tx) => tx.select({ key: rateLimits.key }).from(rateLimits));
  expect(JSON.stringify(counted)).not.toMatch(/203\.0\.113|example\.com/);
});

test("whoever fails again and again fills no table", async () => {
  const person = await makePerson();
  const known = makeKnownBrowser(person);
  await failFrom(
    person,
    Array.from({ length: 40 }, () => known),
  );
  expect((await eventsOf(person.id)).length).toBeLessThanOrEqual(20);
});

test("events are kept for a year and a month, and changed by nobody", async () => {
  const person = await makePerson();
  await failFrom(person, [makeBrowser()]);
  const isTheirs = eq(securityEvents.personId, person.id);
  const change = asSystem((tx) => tx.update(securityEvents).set({ detail: "" }).where(isTheirs));
  await expect(change).rejects.toThrow();
  await expect(asSystem((tx) => tx.delete(securityEvents).where(isTheirs))).rejects.toThrow();
  await asSystem((tx) =>
    tx.insert(securityEvents).values({
      kind: "signed-in",
      personId: person.id,
      at: new Date(Date.now() - 400 * 24 * 3_600_000),
    }),
  );
  const isOld = and(isTheirs, eq(securityEvents.kind, "signed-in"));
  await asSystem((tx) => tx.delete(securityEvents).where(isOld));
  expect(await eventsOf(person.id)).toEqual(["sign-in.wrong-password"]);
});
