import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { testEnvironment } from "#tests/setup/test-environment.ts";

const folder = await mkdtemp(join(tmpdir(), "flowdown-rewrap-"));
afterAll(() => rm(folder, { recursive: true }));

const SECRETS = ["first", "second", "third"].map((name) => `${name} ${"secret ".repeat(6)}`);
const MASTER_KEYS = [1, 2, 3].map((byte) => Buffer.alloc(32, byte).toString("base64"));

/** A portal that is started anew with the n-th secret and master key, and knows those before. */
async function portalOf(n: number, previous: readonly number[] = []) {
  vi.resetModules();
  Object.assign(process.env, testEnvironment("postgres://nobody@127.0.0.1:1/none", folder), {
    APP_SECRET: SECRETS[n],
    APP_SECRET_PREVIOUS: JSON.stringify(previous.map((p) => SECRETS[p])),
    EVIDENCE_MASTER_KEY: MASTER_KEYS[n],
    EVIDENCE_MASTER_KEY_PREVIOUS: previous.map((p) => MASTER_KEYS[p]).join(","),
  });
  return {
    ...(await import("./secret.server.ts")),
    ...(await import("./blob-store.server.ts")),
  };
}

async function listAll(blobs: AsyncGenerator<string>): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of blobs) keys.push(key);
  return keys;
}

const pathOf = (blobKey: string) => join(folder, blobKey.slice(0, 2), blobKey);

beforeEach(async () => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
});

test("what was sealed under a secret opens under the next one that knows it, and not without", async () => {
  const sealed = (await portalOf(0)).sealText("totp-secret", "JBSWY3DP");
  expect((await portalOf(1, [0])).openText("totp-secret", sealed)).toBe("JBSWY3DP");
  expect((await portalOf(2, [1, 0])).openText("totp-secret", sealed)).toBe("JBSWY3DP");
  const forgetful = await portalOf(1);
  expect(forgetful.tryOpenText("totp-secret", sealed)).toBeNull();
  expect(() => forgetful.openText("totp-secret", sealed)).toThrow("does not open");
});

test("a text wrapped anew opens without the former secret, and is left alone from then on", async () => {
  const sealed = (await portalOf(0)).sealText("oversight-key", "a key");
  const rewrapped = (await portalOf(1, [0])).rewrapText("oversight-key", sealed) ?? "";
  const after = await portalOf(1);
  expect(after.openText("oversight-key", rewrapped)).toBe("a key");
  expect(after.rewrapText("oversight-key", rewrapped)).toBeNull();
  expect(after.rewrapText("oversight-key", sealed)).toBeNull();
});

test("a text sealed before keys had versions opens, and gets one", async () => {
  const key = Buffer.from(hkdfSync("sha256", SECRETS[0] ?? "", "", "flowdown:totp-secret", 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update("JBSWY3DP"), cipher.final()]);
  const old = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
  const portal = await portalOf(1, [0]);
  expect(portal.openText("totp-secret", old)).toBe("JBSWY3DP");
  const rewrapped = portal.rewrapText("totp-secret", old) ?? "";
  expect(rewrapped.startsWith(`${portal.currentSealVersion()}.`)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["a dot", "."],
  ["a version alone", "0123456789ab."],
  ["a version that nobody knows", `0123456789ab.${"A".repeat(80)}`],
  ["no base64", "0123456789ab.%%%"],
  ["too little", "AAAA"],
])("%s opens nothing", async (_, sealed) => {
  expect((await portalOf(0)).tryOpenText("totp-secret", sealed)).toBeNull();
});

test("a text does not open for another purpose", async () => {
  const portal = await portalOf(0);
  const sealed = portal.sealText("totp-secret", "JBSWY3DP");
  expect(portal.tryOpenText("totp-enrolment", sealed)).toBeNull();
});

test("a letter's token opens its row after the secret changed, as long as the former is known", async () => {
  const id = "8c1f7a52-46f0-4f1e-9a08-0d8f3a4b5c6d";
  const token = (await portalOf(0)).deriveToken("invitation", id);
  const next = await portalOf(1, [0]);
  expect(next.readToken("invitation", token)).toBe(id);
  expect(next.listTokens("invitation", id)).toContain(token);
  expect(next.readToken("password-reset", token)).toBeNull();
  expect((await portalOf(1)).readToken("invitation", token)).toBeNull();
});

test("evidence is read under the next master key, and after wrapping anew without the former", async () => {
  const bytes = randomBytes(200_000);
  const { blobKey } = await (await portalOf(0)).putBlob(bytes);
  const between = await portalOf(1, [0]);
  expect((await between.readBlob(blobKey)).equals(bytes)).toBe(true);
  const before = await readFile(pathOf(blobKey));
  expect(await between.rewrapBlob(blobKey)).toBe("rewrapped");
  expect(await between.rewrapBlob(blobKey)).toBe("current");
  const kept = await readFile(pathOf(blobKey));
  expect(kept.subarray(144).equals(before.subarray(144))).toBe(true);
  const after = await portalOf(1);
  expect((await after.readBlob(blobKey)).equals(bytes)).toBe(true);
  expect((await buffer(await after.openBlob(blobKey))).equals(bytes)).toBe(true);
  await expect((await portalOf(0)).readBlob(blobKey)).rejects.toThrow("no known master key");
});

test("keys can change again and again", async () => {
  const bytes = randomBytes(1_000);
  const { blobKey } = await (await portalOf(0)).putBlob(bytes);
  expect(await (await portalOf(1, [0])).rewrapBlob(blobKey)).toBe("rewrapped");
  expect(await (await portalOf(2, [1])).rewrapBlob(blobKey)).toBe("rewrapped");
  expect(await (await portalOf(0, [2])).rewrapBlob(blobKey)).toBe("rewrapped");
  expect((await (await portalOf(0)).readBlob(blobKey)).equals(bytes)).toBe(true);
});

test("a run that was stopped between its two writes is finished by the next", async () => {
  const bytes = randomBytes(1_000);
  const { blobKey } = await (await portalOf(0)).putBlob(bytes);
  const former = await readFile(pathOf(blobKey));
  const between = await portalOf(1, [0]);
  await between.rewrapBlob(blobKey);
  const stopped = await readFile(pathOf(blobKey));
  former.copy(stopped, 8, 8, 76);
  await writeFile(pathOf(blobKey), stopped);
  expect((await between.readBlob(blobKey)).equals(bytes)).toBe(true);
  expect(await between.rewrapBlob(blobKey)).toBe("rewrapped");
  expect(await between.rewrapBlob(blobKey)).toBe("current");
  await expect((await portalOf(0)).readBlob(blobKey)).rejects.toThrow("no known master key");
});

test("an object of the first form is read, and written anew once", async () => {
  const bytes = randomBytes(70_000);
  const blobKey = randomBytes(24).toString("hex");
  const seal = (key: Buffer, content: Buffer) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(blobKey));
    const body = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  };
  const dataKey = randomBytes(32);
  const masterKey = Buffer.from(MASTER_KEYS[0] ?? "", "base64");
  const object = [Buffer.from("FDBLOB01"), seal(masterKey, dataKey), seal(dataKey, bytes)];
  await mkdir(join(folder, blobKey.slice(0, 2)), { recursive: true });
  await writeFile(pathOf(blobKey), Buffer.concat(object));
  const between = await portalOf(1, [0]);
  expect((await buffer(await between.openBlob(blobKey))).equals(bytes)).toBe(true);
  expect(await between.rewrapBlob(blobKey)).toBe("rewrapped");
  expect((await (await portalOf(1)).readBlob(blobKey)).equals(bytes)).toBe(true);
  expect(await listAll((await portalOf(1)).listBlobKeys())).toEqual([blobKey]);
});

test("what no known key opens is said, and what is gone is passed over", async () => {
  const { blobKey } = await (await portalOf(0)).putBlob(randomBytes(10));
  const stranger = await portalOf(2);
  expect(await stranger.rewrapBlob(blobKey)).toBe("unopened");
  await stranger.dropBlob(blobKey);
  expect(await stranger.rewrapBlob(blobKey)).toBe("current");
});
