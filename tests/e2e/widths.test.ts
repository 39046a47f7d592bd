import { sql } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { makeWholeChain } from "#tests/factories/whole-chain.ts";
import { Authenticator, expect, expectFits, signIn, test } from "./fixtures.ts";

const LONG = "Precision Castings, Forgings and Machined Assemblies of the Lower River Valley";

const LISTS = [
  "/today",
  "/chase",
  "/contracts",
  "/subcontracts",
  "/expirations",
  "/outlook",
  "/campaigns",
  "/remediation",
  "/suppliers",
  "/suppliers/alike",
  "/suppliers/hand-over",
  "/questionnaires/sent",
  "/reviews",
  "/exceptions?show=all",
  "/audits",
  "/log",
  "/retention",
  "/retention/holds",
  "/retention/holds/new",
  "/people",
  "/letters",
  "/reminders",
];

test("no list of a prime leaves the screen, however long the names in it", async ({
  page,
  portal: _,
}) => {
  test.setTimeout(240_000);
  const { manager, contractId, campaignId } = await makeWholeChain();
  await asSystem((tx) =>
    tx.execute(sql`update suppliers set legal_name = ${LONG}, uei = 'K7NQ4M2XW001',
        cages = '{7HR01,7HR02}', tags = '{critical,long lead}'
      where prime_id = ${manager.organizationId}::uuid and id = (select supplier_id from subcontracts
        where prime_id = ${manager.organizationId}::uuid limit 1)`),
  );
  await signIn(page, manager.person, new Authenticator(manager.person.totpSecret));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  const home = `/prime/${manager.organizationId}`;
  await expectFits(page);
  for (const path of [...LISTS, `/contracts/${contractId}`, `/campaigns/${campaignId}`]) {
    await page.goto(home + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectFits(page);
  }
});
