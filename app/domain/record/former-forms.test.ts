import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";
import { readZip } from "#tests/independent/zip.ts";
import { RECORD_FORMS } from "./content.ts";
import { verifyRecord } from "./verify/verify-record.ts";

const zip = readFileSync("tests/fixtures/records/version-2.zip");

test("a record of version 2 verifies, by both verifiers", async () => {
  const archive = await openZipBytes(zip);
  const { isOk, checks } = await verifyRecord(archive, { isStrict: true });
  archive.close();
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(readZip(zip))).toMatchObject({ ok: true, failed: [], isRepacked: false });
});

test("a form of version 2 reads no record that calls itself 3, nor the other way round", () => {
  const record = readZip(zip).members.find(({ name }) => name === "record.json");
  const content = JSON.parse(String(record?.bytes()));
  expect(RECORD_FORMS[2].safeParse(content).success).toBe(true);
  expect(RECORD_FORMS[2].safeParse({ ...content, version: 3 }).success).toBe(false);
  expect(RECORD_FORMS[3].safeParse(content).success).toBe(false);
});
