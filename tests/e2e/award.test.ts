import type { Browser, Page } from "@playwright/test";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { cuiAt, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

const REASON =
  "The part is needed for a grounded aircraft; no drawings leave before the assessment.";

async function openFor(browser: Browser, baseURL: string, { person }: TestActor): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await signIn(page, person, new Authenticator(person.totpSecret));
  await page.waitForURL(/\/prime\//);
  return page;
}

test("an award against the facts, from the request to its annulment", async ({
  browser,
  portal,
}) => {
  test.setTimeout(240_000);
  const chain = await makeSupplyChain();
  const { prime, manager, supplier, subcontractId } = chain;
  const approver = await actorOf(prime, "prime-approver");
  const mine = await openFor(browser, portal.url, manager);
  const theirs = await openFor(browser, portal.url, approver);
  const subcontract = `/prime/${prime.id}/subcontracts/${subcontractId}`;

  await test.step("the manager asks for an exception on the verdict of a day", async () => {
    await mine.goto(`${subcontract}/award`);
    await expect(mine.locator(".title-block__stamp")).toContainText("Ineligible");
    await expectAccessible(mine);
    await mine.getByLabel("Last day of the award").fill(manager.on);
    await mine.getByLabel("Who decides").selectOption({ label: approver.personName });
    await mine.getByLabel("Reason", { exact: true }).fill(REASON);
    await mine.getByRole("button", { name: "Ask for the exception" }).click();
    await expect(mine.getByText("Waits for the approver")).toBeVisible();
  });

  await test.step("what changed before the approver decides is shown, and nothing is lost", async () => {
    await theirs.goto(`/prime/${prime.id}/exceptions`);
    await expectAccessible(theirs);
    await theirs.locator("tbody a").first().click();
    await expectAccessible(theirs);
    await answerInformation(manager, subcontractId, {
      ...cuiAt(supplier.cage),
      cuiCategories: [],
      directedStatus: "Level 3 (DIBCAC)",
    });
    await theirs.getByLabel(/^Approve/).check({ force: true });
    await theirs.locator("#decision-reason").fill(REASON);
    await theirs.getByLabel("Condition 1", { exact: false }).first().fill("It is assessed.");
    await theirs.getByLabel(/Condition 1 is due by/).fill(manager.on);
    await theirs.getByRole("button", { name: "Record the decision" }).click();
    await expect(theirs.getByText("nothing was recorded")).toContainText(
      "Information flow answered",
    );
    await expect(theirs.locator("#decision-reason")).toHaveValue(REASON);
    await expect(theirs.getByText("What the facts say now")).toBeVisible();
    await expectAccessible(theirs);
    await theirs.getByRole("button", { name: "Record the decision" }).click();
    await expect(theirs.getByText(/^Approved by/)).toBeVisible();
    await expectAccessible(theirs);
  });

  await test.step("each open point needs its reason", async () => {
    await mine.goto(`${subcontract}/award`);
    await expectAccessible(mine);
    await mine.getByRole("button", { name: "Record the award" }).click();
    await expect(mine.getByRole("alert")).toContainText("Write why the award is made");
    await expectAccessible(mine);
    for (const why of await mine.locator("#award textarea").all()) await why.fill(REASON);
    await mine.getByRole("button", { name: "Record the award" }).click();
    await expect(mine.getByText("Awarded by exception")).toBeVisible();
    await expect(mine.getByText("What was open, and why")).toBeVisible();
    await expectAccessible(mine);
  });

  await test.step("the condition is due, and somebody says what became of it", async () => {
    await mine.goto(`/prime/${prime.id}`);
    await expect(mine.getByText("A condition of an exception is due")).toBeVisible();
    await mine.getByRole("link", { name: "See what is due" }).click();
    await expectAccessible(mine);
    await mine.locator("tbody a").first().click();
    await mine.getByLabel("It was met").check({ force: true });
    await mine.getByLabel("How it is known").fill("The assessment was seen in SPRS today.");
    await mine.getByRole("button", { name: "Record it" }).click();
    await expect(mine.getByText("Met", { exact: true })).toBeVisible();
  });

  await test.step("who recorded it cannot annul it; a second person does", async () => {
    await mine.goto(`${subcontract}/award/annul`);
    await expect(mine.getByText("A second person has to annul it")).toBeVisible();
    await expectAccessible(mine);
    await theirs.goto(subcontract);
    await theirs.getByRole("link", { name: "It was recorded in error" }).click();
    await expectAccessible(theirs);
    await theirs.getByLabel("Why it was recorded in error").fill(REASON);
    await theirs.getByRole("button", { name: "Annul the award" }).click();
    await expect(theirs.getByText("An award was recorded in error")).toBeVisible();
    await expect(theirs.getByText("No award is recorded.")).toBeVisible();
    await expectAccessible(theirs);
  });
});
