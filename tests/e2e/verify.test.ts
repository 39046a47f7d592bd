import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { writePage } from "#app/verifier/vite-plugin.ts";
import { expectAccessible } from "./fixtures.ts";

/** The page needs no portal: it stands on a disk, as somebody who saved it opens it. */
const folder = mkdtempSync(join(tmpdir(), "verify-"));
const saved = join(folder, "verify.html");

test.beforeAll(async () => writeFileSync(saved, await writePage()));
test.afterAll(() => rmSync(folder, { recursive: true }));

async function zipOf(members: Record<string, string>) {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  for (const [name, text] of Object.entries(members)) await zip.add(name, new TextReader(text));
  return Buffer.from(await zip.close());
}

const fileOf = (name: string, buffer: Buffer | string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(buffer),
});

async function give(page: Page, name: string, bytes: Buffer | string): Promise<void> {
  await page.locator("#record").setInputFiles(fileOf(name, bytes));
  await page.getByRole("button", { name: "Check the file" }).press("Enter");
}

test("the page, saved and opened from a disk, says of each file that is no record what it is", async ({
  page,
}) => {
  await page.goto(`file://${saved}`);
  await expectAccessible(page);
  const status = page.getByRole("status");
  const given: [string, Buffer | string, RegExp][] = [
    ["note.txt", "hello", /no ZIP file that can be read/],
    ["record.pdf", "%PDF-1.7 and so on", /This is a PDF, .* Choose the ZIP of the same record/],
    ["record.json", '{"format":"x"}', /This is the JSON alone\. It carries no signature/],
    ["broken.zip", (await zipOf({ "manifest.jws": "x" })).subarray(0, 60), /damaged/],
    [
      "photos.zip",
      await zipOf({ "a.txt": "a" }),
      /no record and no passport: it holds no manifest/,
    ],
    ["log.zip", await zipOf({ "log.jsonl": "{}" }), /export of a whole log, .*verify-log/],
  ];
  for (const [name, bytes, words] of given) {
    await give(page, name, bytes);
    await expect(status, name).toHaveText(words);
    await expect(page.locator("#result"), name).toBeEmpty();
  }
});

test("a wrong earlier record and a key that is not whole are not blamed on the record", async ({
  page,
}) => {
  await page.goto(`file://${saved}`);
  const status = page.getByRole("status");
  const record = await zipOf({ "manifest.jws": "x", "record.json": "{}" });
  await page.getByText("Compare with what you have from elsewhere").click();
  await page.locator("#earlier").setInputFiles(fileOf("note.txt", "hello"));
  await give(page, "record.zip", record);
  await expect(status).toHaveText(/that this one supersedes cannot be read.* Nothing was checked/);
  await page.locator("#earlier").setInputFiles([]);
  await page.getByLabel(/verifier key/).fill("flowdown/abc+12345678");
  await give(page, "record.zip", record);
  await expect(status).toHaveText(/The verifier key is not whole/);
  await page.getByLabel(/verifier key/).fill("");
  await give(page, "record.zip", record);
  await expect(status).toHaveText(/This record cannot be relied on/);
  await expect(page.getByText("What is wrong, the worst first")).toBeVisible();
});

test("a verdict is gone once another file is chosen", async ({ page }) => {
  await page.goto(`file://${saved}`);
  await give(page, "record.zip", await zipOf({ "manifest.jws": "x", "record.json": "{}" }));
  await expect(page.getByRole("status")).toHaveText(/cannot be relied on/);
  await page.locator("#record").setInputFiles(fileOf("another.zip", "x"));
  await expect(page.getByRole("status")).toBeEmpty();
  await expect(page.locator("#result")).toBeEmpty();
});
