import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayUnopened } from "./unopened.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "unopened-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ["record.pdf", "%PDF-1.7", "This is a PDF"],
  ["record.json", '{"form":1}', "This is the JSON alone"],
  ["cut.zip", "PK\u0003\u0004", "This ZIP cannot be read"],
  ["empty.zip", "", "it is no ZIP file that can be read"],
])("what %s is, is said", async (name, content, words) => {
  await writeFile(join(folder, name), content);
  expect(await sayUnopened(join(folder, name))).toContain(words);
});

test("a file that is not there is not called one that is no ZIP, nor is a folder", async () => {
  expect(await sayUnopened(join(folder, "none.zip"))).toBe("There is no such file.");
  expect(await sayUnopened(folder)).toContain("This is a folder");
});
