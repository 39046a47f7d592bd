import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";
import { RECORD_FORMS } from "./record-content.ts";
import { verifyRecord } from "./verify/verify-record.ts";

const members = new Map<string, Uint8Array>();
beforeAll(async () => {
  const archive = await openZipBytes(readFileSync("tests/fixtures/records/version-2.zip"));
  for (const name of archive.names) members.set(name, await archive.read(name));
  archive.close();
});

test("a record of version 2 verifies, by both verifiers", async () => {
  const archive = await openZipBytes(readFileSync("tests/fixtures/records/version-2.zip"));
  const { isOk, checks } = await verifyRecord(archive);
  archive.close();
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(members)).toEqual({ ok: true });
});

test("a form of version 2 reads no record that calls itself 3, nor the other way round", () => {
  const content = JSON.parse(Buffer.from(members.get("record.json") ?? "").toString());
  expect(RECORD_FORMS[2].safeParse(content).success).toBe(true);
  expect(RECORD_FORMS[2].safeParse({ ...content, version: 3 }).success).toBe(false);
  expect(RECORD_FORMS[3].safeParse(content).success).toBe(false);
});
