import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { run } from "#app/cli/keys.ts";
import { confirmSecondFactor } from "#app/commands/person/confirm-second-factor.server.ts";
import { rewrapSecrets } from "#app/commands/portal/rewrap-secrets.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { currentSealVersion, openText } from "#app/platform/secret.server.ts";
import { getSigningKey } from "#app/platform/signing/signer.server.ts";
import { oversightKeys } from "#db/schema/oversight-key.ts";
import { persons } from "#db/schema/person.ts";
import { makeBrowser } from "#tests/factories/browser.ts";
import { makeOrganization, makePerson } from "#tests/factories/people.ts";

const OLD_SECRET = "the secret of last year, which had leaked somewhere";
const OLD_MASTER_KEY = randomBytes(32).toString("base64");

type Portal = Pick<typeof import("#app/platform/secret.server.ts"), "sealText"> &
  Pick<typeof import("#app/platform/blob-store.server.ts"), "putBlob">;

/** The portal of last year: it wraps under the old secret and master key. */
let before: Portal;

beforeAll(async () => {
  const current = { ...process.env };
  Object.assign(process.env, { APP_SECRET: OLD_SECRET, EVIDENCE_MASTER_KEY: OLD_MASTER_KEY });
  vi.resetModules();
  before = {
    ...(await import("#app/platform/secret.server.ts")),
    ...(await import("#app/platform/blob-store.server.ts")),
  };
  before.sealText("totp-secret", "read the environment now");
  Object.assign(process.env, current, {
    APP_SECRET_PREVIOUS: OLD_SECRET,
    EVIDENCE_MASTER_KEY_PREVIOUS: OLD_MASTER_KEY,
  });
});

const said: string[] = [];
const spy = vi.spyOn(console, "log").mockImplementation((line: string) => said.push(line));
afterAll(() => spy.mockRestore());

async function makePersonOfLastYear() {
  const person = await makePerson();
  const totpSecret = before.sealText("totp-secret", person.totpSecret);
  await asSystem((tx) => tx.update(persons).set({ totpSecret }).where(eq(persons.id, person.id)));
  return person;
}

const sealedOf = async (id: string) => {
  const [row] = await asSystem((tx) => tx.select().from(persons).where(eq(persons.id, id)));
  return row?.totpSecret ?? "";
};

const linesOf = async () => {
  said.length = 0;
  const exitCode = await run(["--rewrap"]);
  return { exitCode, lines: said.map((line) => line.split("\t")) };
};

test("what was made under the former secret is wrapped anew, once, and works all the while", async () => {
  const person = await makePersonOfLastYear();
  const at = new Date();
  const codeAt = (instant: Date) =>
    new TOTP({ secret: person.totpSecret }).generate({ timestamp: instant.getTime() });
  expect(await confirmSecondFactor(person.id, codeAt(at), makeBrowser(), at)).toEqual({
    ok: true,
    mustEnrol: false,
  });

  const prime = await makeOrganization();
  const key = await asSystem((tx) => getSigningKey(tx, prime.id));
  await asSystem(async (tx) => {
    const ofPrime = eq(oversightKeys.primeId, prime.id);
    const [row] = await tx.select().from(oversightKeys).where(ofPrime);
    const pem = openText("oversight-key", row?.privateKeySealed ?? "");
    await tx
      .update(oversightKeys)
      .set({ privateKeySealed: before.sealText("oversight-key", pem) })
      .where(ofPrime);
  });
  await before.putBlob(randomBytes(1_000));
  await before.putBlob(randomBytes(1_000));

  expect(await linesOf()).toEqual({
    exitCode: 0,
    lines: [
      ["authenticator apps", "1 rewrapped", "none left"],
      ["signing keys", "1 rewrapped", "none left"],
      ["portal keys", "0 rewrapped", "none left"],
      ["certificates", "0 rewrapped", "none left"],
      ["evidence files", "2 rewrapped", "none left"],
    ],
  });
  expect((await sealedOf(person.id)).startsWith(`${currentSealVersion()}.`)).toBe(true);
  const later = new Date(at.getTime() + 60_000);
  expect(await confirmSecondFactor(person.id, codeAt(later), makeBrowser(), later)).toMatchObject({
    ok: true,
  });
  const same = await asSystem((tx) => getSigningKey(tx, prime.id));
  expect(Buffer.from(same.publicKey).equals(Buffer.from(key.publicKey))).toBe(true);

  const again = await rewrapSecrets();
  expect(again.every(({ rewrapped, unopened }) => rewrapped === 0 && unopened === 0)).toBe(true);
});

test("more than one step of rows is wrapped anew", async () => {
  await makePersonOfLastYear();
  const totpSecret = before.sealText("totp-secret", "JBSWY3DP");
  await asSystem((tx) =>
    tx.insert(persons).values(
      Array.from({ length: 450 }, (_, n) => ({
        name: `Person ${n}`,
        email: `rewrapped${n}@example.com`,
        totpSecret,
      })),
    ),
  );
  const [apps] = await rewrapSecrets();
  expect(apps).toEqual({ kind: "authenticator apps", rewrapped: 451, unopened: 0 });
});

test("what no known secret opens is counted, and the command fails", async () => {
  const person = await makePerson();
  await asSystem((tx) =>
    tx.update(persons).set({ totpSecret: "lost" }).where(eq(persons.id, person.id)),
  );
  const { exitCode, lines } = await linesOf();
  expect(exitCode).toBe(1);
  expect(lines[0]).toEqual(["authenticator apps", "0 rewrapped", "1 do not open"]);
});

test.each([
  [[]],
  [["--rewrap", "--list"]],
  [["--rewrap", "--rotate", "--prime", "Aster"]],
  [["--rewrap", "--prime", "Aster"]],
  [["--rotate"]],
  [["--wrap"]],
])("flowdown keys %j says how it is used", async (args) => {
  const complain = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await run(args)).toBe(2);
  complain.mockRestore();
});
