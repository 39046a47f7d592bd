import { buffer } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { addDays, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { RECORD_FILES } from "#app/domain/record/manifest.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { answerAll, answerSection, makePdf, sign } from "#tests/factories/answer.ts";
import { makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

const WORDING = "We keep asking for certification by a C3PAO in all work with CUI.";

/**
 * A contract under Level 2 (C3PAO) from before the suspension, and two subcontracts of one supplier
 * whose accepted status is a Level 2 (Self).
 */
async function makeSelfAssessedChain() {
  const chain = await makeSupplyChain();
  const { manager, contractId, supplier } = chain;
  const second = await makeSubcontract(manager, { contractId, supplier });
  await answerAll(chain);
  await answerSection(chain, "assessment", {
    cmmcType: "Level 2 (Self)",
    cmmcStatus: "Final",
    cmmcStatusDate: addDays(manager.on, -60),
    cmmcUid: "S200001234",
    cmmcScore: "110",
    dodType: "none",
  });
  await answerSection(chain, "affirmation", {
    officialName: "Dana Whitlock",
    officialTitle: "President",
    affirmedOn: addDays(manager.on, -59),
  });
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const how = { method: "sprs-screenshot", note: "" } as const;
  const accepted = await acceptSubmission(manager, supplier.id, signed.submissionId, how);
  if (!accepted.ok) throw new Error(accepted.reason);
  return { ...chain, second };
}

const stampOf = (page: Page) => page.locator(".title-block__stamp");
const noticeOf = (page: Page, title: string) => page.locator(".notice", { hasText: title });

test("a modification takes the third party away, and the prime's own terms keep asking for it", async ({
  browser,
  context,
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const chain = await makeSelfAssessedChain();
  const { prime, manager, official, contractId, subcontractId } = chain;
  const contractUrl = `/prime/${prime.id}/contracts/${contractId}`;
  const subcontractUrl = `/prime/${prime.id}/subcontracts/${subcontractId}`;
  const dayBefore = addDays(manager.on, -1);
  await signIn(page, manager.person, new Authenticator(manager.person.totpSecret));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");

  await test.step("a self-assessment is not enough, and the requirement is to be removed", async () => {
    await page.goto(subcontractUrl);
    await expect(stampOf(page)).toContainText("Ineligible");
    await page.goto(contractUrl);
    await expect(noticeOf(page, "to be removed by modification")).toContainText("Level 2 (C3PAO)");
    await expectAccessible(page);
  });

  await test.step("the modification says what it does before it is recorded", async () => {
    await noticeOf(page, "to be removed").getByText("Record the modification").click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Show what it does" }).click();
    await expect(page.getByRole("alert")).toContainText("Enter the number of the modification");
    await page.getByLabel("Number of the modification").fill("P00007");
    await page.getByLabel("Effective date").fill(manager.on);
    await page.getByLabel("Required CMMC status from that day on").selectOption("Level 2 (Self)");
    await page.getByLabel("Note").fill("Removes the third-party assessment.");
    await page.getByRole("button", { name: "Show what it does" }).click();
    const effect = page.locator("tbody tr", { has: page.locator(`a[href$="${subcontractId}"]`) });
    await expect(effect).toContainText(/Ineligible.*Eligible.*The verdict.*The flowdown/s);
    await expect(page.getByText("By it 2 subcontracts become eligible.")).toBeVisible();
    await expectAccessible(page);
    await page.goto(subcontractUrl);
    await expect(stampOf(page)).toContainText("Ineligible");
    await page.goBack();
  });

  await test.step("the keyboard goes through the form in the order in which it is read", async () => {
    const order = await tabOrder(page, "Number of the modification", "Record the modification");
    const isInOrder = await page.evaluate((ids) => {
      const elements = ids.map((id) => document.getElementById(id)).filter((one) => one !== null);
      return elements.every((one, index) => {
        const next = elements[index + 1];
        return !next || one.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING;
      });
    }, order);
    expect(order.length).toBeGreaterThan(5);
    expect(isInOrder).toBe(true);
  });

  await test.step("it is recorded with its file, once that is said to hold no CUI", async () => {
    const choose = () =>
      page.getByLabel("The modification as a PDF").setInputFiles({
        name: "P00007.pdf",
        mimeType: "application/pdf",
        buffer: makePdf("Modification P00007"),
      });
    await choose();
    await page.getByRole("button", { name: "Record the modification" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await choose();
    await page.getByLabel("The file holds no CUI").check({ force: true });
    await page.getByRole("button", { name: "Record the modification" }).click();
    const modification = page.locator("#modifications tbody tr", { hasText: "P00007" });
    await expect(modification).toContainText("Requires Level 2 (Self)");
    await expect(noticeOf(page, "to be removed by modification")).toHaveCount(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      modification.getByRole("link", { name: "P00007.pdf" }).click(),
    ]);
    const bytes = await buffer(await download.createReadStream());
    expect(bytes.equals(makePdf("Modification P00007"))).toBe(true);
  });

  await test.step("from its day on the subcontractor is eligible, and not the day before", async () => {
    await page.goto(subcontractUrl);
    await expect(stampOf(page)).toContainText(/^Eligible/);
    await expectAccessible(page);
    await page.goto(`${subcontractUrl}?asOf=${dayBefore}`);
    await expect(page.getByText("You are looking at another moment")).toBeVisible();
    await expect(stampOf(page)).toContainText("Ineligible");
    await page.goto(`${contractUrl}?asOf=${dayBefore}`);
    await expect(page.locator(".title-block").first()).toContainText("Level 2 (C3PAO)");
  });

  await test.step("its flowdowns are issued again in one step, with one letter", async () => {
    await page.goto(contractUrl);
    await expect(page.getByText("2 flowdowns no longer say what is required")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Issue them again in one step" }).click();
    await expect(page.getByText(/Told: Level 2 \(C3PAO\).*Now: Level 2 \(Self\)/)).toHaveCount(2);
    await expectAccessible(page);
    await page.getByLabel("Message to the suppliers").fill("P00007 changed the contract.");
    await page.getByRole("button", { name: "Issue the chosen flowdowns again" }).click();
    await expect(page.getByText("no longer say what is required")).toHaveCount(0);
    const letter = await portal.mail.waitFor(official.person.email, /says anew/);
    expect(letter.subject).toBe(`${prime.legalName} says anew what 2 of your subcontracts require`);
    expect(letter.text).toContain("Required by the rule: Level 2 (Self)");
    expect(portal.mail.letters.filter(({ subject }) => /says anew/.test(subject ?? ""))).toEqual([
      letter,
    ]);
  });

  await test.step("without JavaScript, the prime asks for more by its own terms", async () => {
    const plain = await (
      await browser.newContext({
        storageState: await context.storageState(),
        javaScriptEnabled: false,
      })
    ).newPage();
    await plain.goto(portal.url + contractUrl);
    await plain.getByRole("link", { name: "Ask for more than the rule" }).click();
    await plain.getByLabel("CMMC status that you ask for").selectOption("Level 2 (C3PAO)");
    await plain.getByRole("checkbox", { name: /^CUI/ }).check({ force: true });
    await plain.getByLabel("From").fill(manager.on);
    await plain.getByLabel(/^To\b/).fill(addDays(manager.on, 90));
    await plain.getByLabel("The words in which suppliers are told").fill(WORDING);
    await plain.getByLabel("Why you ask for it").fill("Certification returns with the next lot.");
    await plain.locator("main form button").last().click();
    await expect(plain.getByText(WORDING).first()).toBeVisible();
    await plain.context().close();
  });

  await test.step("that stands beside the verdict, and lists can be narrowed to it", async () => {
    await page.goto(subcontractUrl);
    await expect(stampOf(page)).toContainText(/^Eligible/);
    await expect(stampOf(page)).toContainText("Own terms: Level 2 (C3PAO) not met");
    await expect(
      page.getByText(`This answer holds until ${formatDate(addDays(manager.on, 90))}`),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/prime/${prime.id}`);
    await page.getByRole("link", { name: "2 not met" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await expectAccessible(page);
    await page.getByLabel("Own terms").selectOption("Met");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.locator("tbody tr")).toHaveCount(0);
    await page.goto(`/prime/${prime.id}/own-terms`);
    await expectAccessible(page);
  });

  await test.step("the supplier reads which is law and which is the prime's own", async () => {
    await page.goto(contractUrl);
    await page.getByRole("link", { name: "Issue them again in one step" }).click();
    await page.getByRole("button", { name: "Issue the chosen flowdowns again" }).click();
    const told = await portal.mail.waitFor(official.person.email, /says anew/);
    await expect(page.getByText("no longer say what is required")).toHaveCount(0);
    expect(told.text).toContain("Required by the rule: Level 2 (Self)");
    const shop = await (await browser.newContext()).newPage();
    await signIn(shop, official.person, new Authenticator(official.person.totpSecret, official.at));
    await shop.locator("main a[href*='/requests/']").first().click();
    await expect(shop.getByText(`Asked by ${prime.legalName} in its terms`).first()).toBeVisible();
    await expect(shop.getByText(WORDING).first()).toBeVisible();
    await expectAccessible(shop);
    await shop.context().close();
  });

  await test.step("the oversight record tells all of it, and verifies", async () => {
    await page.goto(subcontractUrl);
    await page.getByRole("link", { name: "Oversight records" }).click();
    await page.getByRole("button", { name: "Make a record now" }).click();
    const whole = page.getByRole("link", { name: /Download the whole record/ });
    await expect(whole).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), whole.click()]);
    const archive = await openZipBytes(await buffer(await download.createReadStream()));
    const { isOk, checks } = await verifyRecord(archive);
    expect(checks.filter((check) => !check.isOk)).toEqual([]);
    expect(isOk).toBe(true);
    const json = await archive.read(RECORD_FILES.json);
    archive.close();
    expect(JSON.parse(Buffer.from(json ?? []).toString("utf8"))).toMatchObject({
      contracts: [
        {
          requiredStatus: "Level 2 (C3PAO)",
          inForce: { requiredStatus: "Level 2 (Self)" },
          modifications: [{ number: "P00007", effectiveOn: manager.on }],
        },
      ],
      subcontracts: [
        {
          ownTerms: [{ requiredStatus: "Level 2 (C3PAO)", wording: WORDING }],
          verdict: {
            decision: {
              verdict: "eligible",
              required: "Level 2 (Self)",
              ownTerms: { required: "Level 2 (C3PAO)", verdict: "not-met" },
            },
          },
        },
      ],
    });
  });
});

/** The ids of what the keyboard reaches between two labels or buttons. */
async function tabOrder(page: Page, first: string, last: string): Promise<string[]> {
  await page.getByLabel(first).focus();
  const ids: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const { id, text } = await page.evaluate(() => ({
      id: document.activeElement?.id ?? "",
      text: document.activeElement?.textContent ?? "",
    }));
    // A date is several stops of the keyboard in one element.
    if (id && id !== ids.at(-1)) ids.push(id);
    if (text === last) return ids;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach "${last}"`);
}
