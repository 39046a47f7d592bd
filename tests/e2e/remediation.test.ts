import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { makePlan, readPlan } from "#tests/factories/remediation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { answer, makeWorkbook } from "#tests/factories/workbook-answers.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

const OPEN = {
  "3.1.3": answer({ status: "not-met", note: "One flat network." }),
  "3.13.11": answer({ status: "partial" }),
};

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a shop makes a plan of what is not met, gives an item away and closes it", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const { official } = await makeSupplyChain();
    const o = official.organizationId;
    const workbookId = await makeWorkbook(official, OPEN);
    await signIn(page, official.person, new Authenticator(official.person.totpSecret));
    await page.goto(paths.subcontractor.workbook(o, workbookId));
    await page.getByRole("button", { name: "Make a plan of what is not met" }).click();
    await expect(page.getByText("The plan is made.")).toBeVisible();
    await expect(page.getByText("Items (2)")).toBeVisible();

    await page.getByRole("link", { name: /^3\.1\.3/ }).click();
    await page.getByLabel("What is done about it").fill("Put a firewall between the two.");
    await page.getByLabel("Who sees to it").selectOption({ label: official.personName });
    await page.getByLabel("Due", { exact: false }).first().fill(addDays(official.on, 30));
    await page.getByRole("button", { name: "Save the item" }).click();
    await expect(page.getByText("The item is saved.")).toBeVisible();
    await expect(page.getByText("Put a firewall between the two.")).toBeVisible();

    await page.getByRole("link", { name: /^3\.1\.3/ }).click();
    await page.locator("label[for=item-status-done]").click();
    await page.getByRole("button", { name: "Save the item" }).click();
    await expect(page.getByText("Say what shows that it is closed").first()).toBeVisible();
    await page.getByLabel("What shows that it is closed").fill("Ticket 12, with the rules.");
    await page.getByLabel("Day that the evidence is about").fill(official.on);
    await page.getByRole("button", { name: "Save the item" }).click();
    await expect(page.getByText("closed here, and still not met in the workbook")).toBeVisible();

    await page.getByRole("link", { name: "See it as a POA&M" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Plan of action and milestones",
    );
  });
});

test("every page of a plan is accessible, on both sides", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const { official, manager, prime } = await makeSupplyChain();
  const planId = await makePlan(official, await makeWorkbook(official, OPEN));
  await sharePlan(official, planId, { primeId: prime.id, level: "items" });
  const [item] = (await readPlan(official, planId)).items;
  const o = official.organizationId;
  await signIn(page, official.person, new Authenticator(official.person.totpSecret));
  const { subcontractor } = paths;
  for (const address of [
    subcontractor.remediation(o),
    subcontractor.remediationPlan(o, planId),
    subcontractor.remediationItem(o, planId, item?.id ?? ""),
    subcontractor.remediationSharing(o, planId),
    subcontractor.poam(o, planId),
    subcontractor.importPlan(o, planId),
  ]) {
    await page.goto(address);
    await expectAccessible(page);
  }
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, manager.person, new Authenticator(manager.person.totpSecret));
  for (const address of [
    paths.prime.remediation(prime.id),
    paths.prime.remediationPlan(prime.id, planId),
  ]) {
    await theirs.goto(address);
    await expectAccessible(theirs);
  }
});
