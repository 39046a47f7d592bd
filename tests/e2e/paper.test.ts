import type { Page } from "@playwright/test";
import { eq, sql } from "drizzle-orm";
import { getDocumentProxy } from "unpdf";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { makePerson } from "#tests/factories/people.ts";
import { makeSupplier } from "#tests/factories/supply-chain.ts";
import { makeWholeChain, type WholeChain } from "#tests/factories/whole-chain.ts";
import { Authenticator, expect, signIn, test } from "./fixtures.ts";

/** Points of a sheet that lies across, and CSS pixels between its margins of 10 mm. */
const ACROSS = { width: 792, height: 612, inside: Math.floor((11 - 20 / 25.4) * 96) };

type Sheet = { width: number; height: number; lines: { text: string; right: number }[] };

/** The pages as paper gets them: of which size, and what stands on each. */
async function printed(page: Page): Promise<Sheet[]> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const sheets: Sheet[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const [, , width = 0, height = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    const lines = items.flatMap((item) =>
      "str" in item && item.str.trim()
        ? [{ text: item.str, right: (item.transform[4] ?? 0) + item.width }]
        : [],
    );
    sheets.push({ width, height, lines });
  }
  return sheets;
}

const textOf = ({ lines }: Sheet) => lines.map(({ text }) => text).join("");

/** Lies across, holds the name of who printed it, and nothing on it is wider than the sheet. */
async function expectWhole(page: Page, path: string): Promise<Sheet[]> {
  await page.goto(path);
  const sheets = await printed(page);
  for (const { width, height, lines } of sheets) {
    expect([width, height], path).toEqual([ACROSS.width, ACROSS.height]);
    expect(Math.max(0, ...lines.map(({ right }) => right)), path).toBeLessThanOrEqual(width);
  }
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: ACROSS.inside, height: 700 });
  const overflow = await page.evaluate(() => {
    const wide = [...document.querySelectorAll("table, svg, p, h1, h2, dl")].filter(
      (one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    );
    return wide.map((one) => `${one.tagName} ${one.className}`);
  });
  expect(overflow, `${path}: cut at the right`).toEqual([]);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
  return sheets;
}

const LONG = "Precision Castings, Forgings and Machined Assemblies of the Lower River Valley";

/** So many suppliers with long names that their list takes several pages of paper. */
async function addSuppliers({ manager }: WholeChain, count: number): Promise<string[]> {
  const uei = (index: number) => `K7NQ4M2XW${String(index).padStart(3, "0")}`;
  for (let index = 0; index < count; index += 1) {
    const { id } = await makeSupplier(manager);
    await asSystem((tx) =>
      tx.execute(sql`update suppliers set legal_name = ${`R${index} ${LONG}`}, uei = ${uei(index)}
        where id = ${id}::uuid`),
    );
  }
  return Array.from({ length: count }, (_, index) => uei(index));
}

test("what a prime prints lies across, whole, with its folds open and no row on two pages", async ({
  page,
  portal: _,
}) => {
  test.setTimeout(240_000);
  const chain = await makeWholeChain();
  const ueis = await addSuppliers(chain, 40);
  const { manager } = chain;
  await signIn(page, manager.person, new Authenticator(manager.person.totpSecret));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  const home = `/prime/${manager.organizationId}`;
  await expectWhole(page, home);
  const suppliers = await expectWhole(page, `${home}/suppliers`);
  expect(suppliers.length, "several pages").toBeGreaterThan(1);
  for (const [index, uei] of ueis.entries()) {
    const on = suppliers.filter((sheet) => textOf(sheet).includes(uei));
    expect(on, `${uei} stands on one page`).toHaveLength(1);
    expect(textOf(on[0] as Sheet), "with its name").toContain(`R${index} Precision`);
  }
  const [first] = suppliers;
  expect(textOf(first as Sheet)).toContain(`printed by ${manager.personName}`);
  const subcontracts = await expectWhole(page, `${home}/subcontracts`);
  expect(subcontracts.map(textOf).join(""), "a fold is open").toContain(
    "the accepted facts do not meet the requirement",
  );
  await expectWhole(page, `${home}/expirations`);
  const campaign = await expectWhole(page, `${home}/campaigns/${chain.campaignId}?show=chosen`);
  expect(campaign.map(textOf).join(""), "who was left out is named").toContain("Left out, and why");
});

test("what an auditor prints lies across, whole", async ({ page, portal: _ }) => {
  test.setTimeout(240_000);
  const chain = await makeWholeChain();
  const person = await makePerson();
  await asSystem((tx) =>
    tx.update(auditGrants).set({ personId: person.id }).where(eq(auditGrants.id, chain.grantId)),
  );
  await signIn(page, person, new Authenticator(person.totpSecret));
  await page.waitForURL(/audit/);
  for (const path of ["", "/working-paper"])
    await expectWhole(page, `/audit/${chain.grantId}${path}`);
});
