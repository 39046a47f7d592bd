import type { Page } from "@playwright/test";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { addDays, type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { later, NEXT_CODE_SECONDS } from "#tests/factories/answer.ts";
import { makeConditional, OPEN_REQUIREMENTS, state } from "#tests/factories/conditional-plan.ts";
import { makePlan, readPlan } from "#tests/factories/remediation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { answer, makeWorkbook, metOf } from "#tests/factories/workbook-answers.ts";
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

test("a closing is shown, returned and accepted with the keyboard; every page is accessible", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const { official, manager, prime } = await makeSupplyChain();
  const planId = await makePlan(official, await makeWorkbook(official, OPEN));
  await sharePlan(official, planId, { primeId: prime.id, level: "items" });
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("the plan has no items");
  const o = official.organizationId;
  const { subcontractor } = paths;
  const itemPage = subcontractor.remediationItem(o, planId, item.id);
  await signIn(page, official.person, new Authenticator(official.person.totpSecret));
  for (const address of [
    subcontractor.remediation(o),
    subcontractor.remediationPlan(o, planId),
    itemPage,
    subcontractor.remediationSharing(o, planId),
    subcontractor.poam(o, planId),
    subcontractor.importPlan(o, planId),
  ]) {
    await page.goto(address);
    await expectAccessible(page);
  }
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, manager.person, new Authenticator(manager.person.totpSecret));
  const shownPlan = paths.prime.remediationPlan(prime.id, planId);
  for (const address of [paths.prime.remediation(prime.id), shownPlan]) {
    await theirs.goto(address);
    await expectAccessible(theirs);
  }

  await page.goto(itemPage);
  await tickDone(page, "Ticket 12", official.on);
  await theirs.goto(shownPlan);
  await pressLink(theirs, "Check the closing");
  await expectAccessible(theirs);
  await decide(theirs, "ArrowDown", "Which accounts does the ticket cover?");
  await expect(theirs.getByText("Closing returned")).toBeVisible();

  await page.goto(itemPage);
  await expect(page.getByText("Which accounts does the ticket cover?").first()).toBeVisible();
  await tickDone(page, "Ticket 12, with the list of accounts.", official.on);
  await theirs.reload();
  await pressLink(theirs, "Look at the closing again");
  await expect(theirs.getByText("It changed since", { exact: false })).toBeVisible();
  await decide(theirs, "Space");
  await expect(theirs.getByText("Closing accepted")).toBeVisible();
  await page.goto(subcontractor.remediationPlan(o, planId));
  await expect(page.getByText("Closing accepted")).toBeVisible();
});

/** Follow a link of a page by its keyboard alone. */
async function pressLink(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForLoadState();
}

/** Say that an item is done, what shows it, and of which day that is, with the keyboard. */
async function tickDone(page: Page, evidence: string, on: CalendarDate): Promise<void> {
  await page.locator("#item-status-done").focus();
  await page.keyboard.press("Space");
  const shows = page.getByLabel("What shows that it is closed");
  await shows.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(evidence);
  await page.getByLabel("Day that the evidence is about").focus();
  const [year, month, day] = on.split("-");
  await page.keyboard.type(`${month}${day}${year}`);
  await page.getByRole("button", { name: "Save the item" }).press("Enter");
  await expect(page.getByText("The item is saved.")).toBeVisible();
}

/** Decide on a closing with the keyboard: the first choice by Space, the second by the arrow. */
async function decide(page: Page, key: "Space" | "ArrowDown", note = ""): Promise<void> {
  await page.getByRole("radio", { name: "Yes, we accept the closing" }).focus();
  await page.keyboard.press(key);
  await page.keyboard.press("Tab");
  await page.keyboard.type(note);
  await page.getByRole("button", { name: "Tell the supplier" }).press("Enter");
  await page.waitForURL(/saved=closing/);
}

test("a Conditional status walks to its close-out, and another to day 181, on both sides' pages", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const chain = await makeConditional();
  const { official, manager, planId, workbookId, statusDate } = chain;
  const own = paths.subcontractor.remediationPlan(official.organizationId, planId);
  const closeOutBy = formatDate(addDays(statusDate, 180));
  // They gave a code to sign what they state.
  await signIn(page, official.person, new Authenticator(official.person.totpSecret, official.at));
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, manager.person, new Authenticator(manager.person.totpSecret));
  const subcontract = paths.prime.subcontract(manager.organizationId, chain.subcontractId);
  await theirs.goto(subcontract);
  await expect(theirs.getByText(closeOutBy).first()).toBeVisible();
  await page.goto(own);
  await expect(page.getByText(`Day 5 of 180: 175 days left, until ${closeOutBy}`)).toBeVisible();
  for (const { id } of (await readPlan(official, planId)).items) {
    await page.goto(paths.subcontractor.remediationItem(official.organizationId, planId, id));
    await page.getByLabel("What is done about it").fill("Cured.");
    await tickDone(page, "Ticket 12", official.on);
  }
  // All is ticked off, and nothing is closed out by that.
  await page.goto(own);
  await expect(page.getByText(`Day 5 of 180: 175 days left, until ${closeOutBy}`)).toBeVisible();
  const met = OPEN_REQUIREMENTS.map((requirement) => ({
    requirement,
    answer: metOf(requirement),
    readVersion: 1,
  }));
  await saveAnswers(official, workbookId, met);
  await state(
    {
      ...chain,
      // A code is good once, and signing in took one.
      official: later(official, 3 * NEXT_CODE_SECONDS),
      manager: later(manager, 3 * NEXT_CODE_SECONDS),
    },
    {
      cmmcStatus: "Final",
      cmmcStatusDate: statusDate,
      cmmcScore: "110",
      cmmcCloseOutOn: manager.on,
      affirmedOn: manager.on,
    },
  );
  await page.goto(own);
  await expect(page.getByText(`Closed out on ${formatDate(manager.on)}, in time`)).toBeVisible();
  await theirs.goto(subcontract);
  await expect(theirs.getByText("Eligible").first()).toBeVisible();
  await expect(theirs.getByText(closeOutBy)).toHaveCount(0);

  const late = await makeConditional(181);
  const last = formatDate(addDays(late.statusDate, 180));
  const [lateOwn, lateTheirs] = await Promise.all(
    [late.official, late.manager].map(async ({ person, at }) => {
      const other = await (await browser.newContext()).newPage();
      await signIn(other, person, new Authenticator(person.totpSecret, at));
      return other;
    }),
  );
  if (!lateOwn || !lateTheirs) throw new Error("nobody signed in");
  const latePlan = paths.subcontractor.remediationPlan(late.official.organizationId, late.planId);
  await lateOwn.goto(latePlan);
  await expect(lateOwn.getByText(`expired after ${last}`)).toBeVisible();
  await lateTheirs.goto(paths.prime.subcontract(late.manager.organizationId, late.subcontractId));
  await expect(lateTheirs.getByText("Ineligible").first()).toBeVisible();
});
