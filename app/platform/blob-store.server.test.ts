import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { testEnvironment } from "#tests/setup/test-environment.ts";
import { openBlob, putBlob, readBlob, sha256Of } from "./blob-store.server.ts";
import { forgetEnvironment } from "./env.server.ts";
import { openZipBytes, writeZip } from "./zip.server.ts";

const folder = await mkdtemp(join(tmpdir(), "flowdown-blobs-"));
Object.assign(process.env, testEnvironment("postgres://nobody@127.0.0.1:1/none", folder));
forgetEnvironment();
afterAll(async () => {
  forgetEnvironment();
  await rm(folder, { recursive: true });
});

const pathOf = (blobKey: string) => join(folder, blobKey.slice(0, 2), blobKey);

test.each([0, 1, 65_536, 1_000_003])("%i bytes are read whole and streamed alike", async (size) => {
  const bytes = randomBytes(size);
  const { blobKey, sha256 } = await putBlob(bytes);
  expect(sha256Of(await readBlob(blobKey))).toBe(sha256);
  expect(sha256Of(await buffer(await openBlob(blobKey)))).toBe(sha256);
});

test.each([
  ["its version", 10],
  ["its wrapped key", 60],
  ["its nonce", 150],
  ["its tag", 160],
  ["its first byte of content", 172],
  ["its last byte", -1],
])(
  "an object with %s changed fails, whole and streamed, and so does the ZIP it is in",
  async (_, at) => {
    const { blobKey } = await putBlob(randomBytes(200_000));
    const object = await readFile(pathOf(blobKey));
    const place = at < 0 ? object.length + at : at;
    object[place] = (object[place] ?? 0) ^ 1;
    await writeFile(pathOf(blobKey), object);
    await expect(readBlob(blobKey)).rejects.toThrow();
    await expect(openBlob(blobKey).then(buffer)).rejects.toThrow();
    const zip = writeZip([{ name: "a", read: () => openBlob(blobKey) }], new Date());
    await expect(buffer(zip)).rejects.toThrow();
  },
);

test("an object that is not there, or no object, is refused at once", async () => {
  await expect(openBlob("0".repeat(48))).rejects.toThrow();
  await expect(openBlob("../../etc/passwd")).rejects.toThrow(RangeError);
  const { blobKey } = await putBlob(randomBytes(10));
  await writeFile(pathOf(blobKey), "short");
  await expect(openBlob(blobKey)).rejects.toThrow("not a stored blob");
});

test("a streamed member and one held whole give the same ZIP", async () => {
  const bytes = randomBytes(300_000);
  const { blobKey } = await putBlob(bytes);
  const at = new Date("2026-11-26T12:00:00Z");
  const streamed = await buffer(writeZip([{ name: "a", read: () => openBlob(blobKey) }], at));
  const whole = await buffer(writeZip([{ name: "a", read: async () => bytes }], at));
  expect(streamed.equals(whole)).toBe(true);
  const archive = await openZipBytes(streamed);
  expect(sha256Of(await archive.read("a"))).toBe(sha256Of(bytes));
});
