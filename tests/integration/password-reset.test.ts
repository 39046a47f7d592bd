import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { changePassword } from "#app/commands/person/change-password.server.ts";
import { requestPasswordReset } from "#app/commands/person/request-password-reset.server.ts";
import { resetPassword } from "#app/commands/person/reset-password.server.ts";
import { signIn } from "#app/commands/person/sign-in.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { readSession, startSession } from "#app/platform/session.server.ts";
import { type OpenReset, openPasswordReset } from "#app/queries/person/password-reset.server.ts";
import { letters } from "#db/schema/letter.ts";
import { passwordResets } from "#db/schema/person.ts";
import { makeBrowser, makeKnownBrowser } from "#tests/factories/browser.ts";
import { makePerson, TEST_PASSWORD, type TestPerson } from "#tests/factories/people.ts";

const NEW_PASSWORD = "harbor violet quartz nine";
const MINUTE = 60_000;

const ask = (email: string, browser = makeBrowser()) =>
  requestPasswordReset({ email, browser, at: new Date() });

const resetWith = (reset: OpenReset, newPassword: string, at = new Date()) =>
  resetPassword(reset, { newPassword, browser: makeBrowser(), at });

const lettersTo = (email: string) =>
  asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email)));

/** The tokens of the links that a person was sent, in the order of the letters. */
async function tokensOf({ id }: TestPerson): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({ id: passwordResets.id })
      .from(passwordResets)
      .where(eq(passwordResets.personId, id))
      .orderBy(passwordResets.createdAt),
  );
  return rows.map((row) => deriveToken("password-reset", row.id));
}

async function openLatest(person: TestPerson) {
  const token = (await tokensOf(person)).at(-1) ?? "";
  const reset = await openPasswordReset(token, new Date());
  if (!reset) throw new Error("the link opens nothing");
  return reset;
}

async function signInBrowser({ id }: TestPerson): Promise<Request> {
  const cookie = await startSession(id, {
    secondFactorAt: new Date(),
    device: "Test",
    replaces: null,
  });
  return new Request("http://127.0.0.1", { headers: { Cookie: cookie.split(";")[0] ?? "" } });
}

const tryPassword = ({ email }: TestPerson, password: string) =>
  signIn({ email, password, browser: makeBrowser() });

test("whoever asks is answered the same; only somebody who signs in here gets a letter", async () => {
  const person = await makePerson();
  expect(await ask(person.email)).toEqual(await ask("nobody@example.com"));
  expect(await lettersTo("nobody@example.com")).toEqual([]);
  const [letter] = await lettersTo(person.email);
  expect(letter).toMatchObject({ kind: "password-reset", facts: { expiresInMinutes: 30 } });
  const [token = ""] = await tokensOf(person);
  expect(JSON.stringify(letter)).not.toContain(token);
});

test("one address is not flooded with letters, and one asker does not try many", async () => {
  const person = await makePerson();
  const asker = makeBrowser();
  for (let letter = 0; letter < 5; letter += 1)
    expect(await ask(person.email, asker)).toEqual({ ok: true });
  expect(await lettersTo(person.email)).toHaveLength(3);
  for (let letter = 0; letter < 15; letter += 1)
    expect(await ask(person.email)).toEqual({ ok: true });
  expect(await lettersTo(person.email)).toHaveLength(12);
  for (let n = 0; n < 20; n += 1) await ask(`nobody${n}@example.com`, asker);
  expect(await ask(person.email, asker)).toMatchObject({ ok: false });
});

test("whom strangers wrote to as often as may be still gets a letter in a known browser", async () => {
  const person = await makePerson();
  for (let letter = 0; letter < 15; letter += 1) await ask(person.email);
  expect(await lettersTo(person.email)).toHaveLength(12);
  await ask(person.email, makeKnownBrowser(person));
  expect(await lettersTo(person.email)).toHaveLength(13);
});

test("a link opens for half an hour", async () => {
  const person = await makePerson();
  await ask(person.email);
  const [token = ""] = await tokensOf(person);
  const after = (minutes: number) =>
    openPasswordReset(token, new Date(Date.now() + minutes * MINUTE));
  expect(await after(29)).toMatchObject({ personId: person.id, email: person.email });
  expect(await after(30)).toBeNull();
  expect(await openPasswordReset(`x${token.slice(1)}`, new Date())).toBeNull();
  const reset = await openLatest(person);
  const late = new Date(Date.now() + 31 * MINUTE);
  expect(await resetWith(reset, NEW_PASSWORD, late)).toEqual({ ok: false, reason: "not-open" });
});

test("a new password ends every session and closes every other link", async () => {
  const person = await makePerson();
  const browser = await signInBrowser(person);
  expect(await readSession(browser)).not.toBeNull();
  await ask(person.email);
  await ask(person.email);
  const reset = await openLatest(person);
  expect(await resetWith(reset, NEW_PASSWORD)).toEqual({ ok: true });
  expect(await readSession(browser)).toBeNull();
  for (const token of await tokensOf(person))
    expect(await openPasswordReset(token, new Date())).toBeNull();
  expect(await tryPassword(person, TEST_PASSWORD)).toEqual({ ok: false, reason: "wrong" });
  expect(await tryPassword(person, NEW_PASSWORD)).toMatchObject({ ok: true });
});

test("of two new passwords sent at the same moment one is kept", async () => {
  const person = await makePerson();
  await ask(person.email);
  const reset = await openLatest(person);
  const outcomes = await Promise.all([
    resetWith(reset, NEW_PASSWORD),
    resetWith(reset, `${NEW_PASSWORD} too`),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("who changes the password stays signed in here, and nowhere else", async () => {
  const person = await makePerson();
  const [here, elsewhere] = [await signInBrowser(person), await signInBrowser(person)];
  await ask(person.email);
  const session = await readSession(here);
  if (!session) throw new Error("not signed in");
  const change = (currentPassword: string) =>
    changePassword(session, { currentPassword, newPassword: NEW_PASSWORD });
  expect(await change("not the password")).toEqual({ ok: false, reason: "wrong" });
  expect(await change(TEST_PASSWORD)).toEqual({ ok: true });
  expect(await readSession(here)).not.toBeNull();
  expect(await readSession(elsewhere)).toBeNull();
  const [token = ""] = await tokensOf(person);
  expect(await openPasswordReset(token, new Date())).toBeNull();
});
