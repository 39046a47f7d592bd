import { buffer } from "node:stream/consumers";
import type { Download, Page } from "@playwright/test";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { makePdf } from "#tests/factories/answer.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import type { Portal } from "#tests/setup/portal.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

const PASSWORD = "harbor violet quartz nine";

/** The link of the one button in a letter. */
async function linkIn(portal: Portal, recipient: string, subject: RegExp): Promise<string> {
  const letter = await portal.mail.waitFor(recipient, subject);
  const link = /https?:\/\/[^\s\]]+/.exec(letter.text ?? "")?.[0];
  if (!link) throw new Error(`no link in the letter "${letter.subject}"`);
  return link;
}

/** Open an invitation, make the account and set up the second factor. */
async function join(page: Page, link: string): Promise<Authenticator> {
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expectAccessible(page);
  const secret = ((await page.locator(".identifier, code").first().textContent()) ?? "").replace(
    /\s/g,
    "",
  );
  const authenticator = new Authenticator(secret);
  await page.getByLabel(/six digits/).fill(await authenticator.next());
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/recovery codes/i);
  await expectAccessible(page);
  await page.getByRole("checkbox").check({ force: true });
  await page.getByRole("button", { name: "Continue" }).click();
  return authenticator;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return buffer(await download.createReadStream());
}

const save = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

test("from an unknown supplier to a record that verifies itself", async ({
  browser,
  page,
  portal,
}) => {
  test.setTimeout(480_000);
  const prime = await makeOrganization("Sable Point Systems");
  const { person: manager } = await actorOf(prime, "prime-admin");
  const managerPhone = new Authenticator(manager.totpSecret);

  await test.step("a manager signs in and records a contract", async () => {
    await signIn(page, manager, managerPhone);
    await page.getByRole("link", { name: "Record a contract" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Record the contract" }).click();
    await expect(page.getByRole("alert")).toContainText("Enter the contract number");
    await page.getByLabel("Contract number (PIID)").fill("FA8620-26-C-0042");
    await page.getByLabel("Agency").fill("Department of the Air Force");
    await page.getByLabel("Title").fill("Actuator housings");
    await page.getByLabel("Period of performance begins").fill("2026-10-01");
    await page.getByLabel("Period of performance ends").fill("2029-09-30");
    await page.getByLabel("CMMC status that the contract requires").selectOption("Level 2 (C3PAO)");
    for (const number of ["252.204-7012", "252.204-7021", "52.204-21"])
      await page
        .getByRole("checkbox", { name: new RegExp(number.replaceAll(".", "\\.")) })
        .check({ force: true });
    await page.getByRole("button", { name: "Record the contract" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Actuator housings");
    await expectAccessible(page);
  });
  const contractUrl = page.url();

  await test.step("adds a supplier with a contact, and a subcontract", async () => {
    await page.getByRole("link", { name: "Suppliers", exact: true }).first().click();
    await page
      .getByRole("link", { name: /add a supplier/i })
      .first()
      .click();
    await expectAccessible(page);
    await page.getByLabel("Legal name").fill("Larkspur Precision Machine LLC");
    await page.getByLabel(/CAGE codes/).fill("1ABC5");
    await page.getByLabel(/^Name/).fill("Dana Whitlock");
    await page.getByLabel(/^Email/).fill("dana@larkspur.example");
    await page.getByRole("button", { name: /add the supplier/i }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Larkspur");
    await expectAccessible(page);
    await page.goto(contractUrl);
    await page.getByRole("link", { name: "Add a subcontract" }).first().click();
    await expectAccessible(page);
    await page.getByLabel("Supplier").selectOption({ label: "Larkspur Precision Machine LLC" });
    await page.getByLabel("Number").fill("SC-0042");
    await page.getByLabel("What is bought").fill("Machined housings");
    await page.getByRole("button", { name: "Add and say what flows down" }).click();
  });

  await test.step("says what flows, sees what it requires, and issues the flowdown", async () => {
    await expectAccessible(page);
    await page.getByRole("radio", { name: /^CUI/ }).check({ force: true });
    await page.getByText("Defense", { exact: true }).click();
    await page.getByRole("checkbox", { name: /\(CTI\)/ }).check({ force: true });
    await page.getByRole("button", { name: "Save and see what flows down" }).click();
    await expect(page.getByText("32 CFR 170.23(a)(3)").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Read it and issue it" }).click();
    await expect(page.getByText("252.204-7012").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Issue the flowdown" }).click();
    await expect(page.getByText("Invite the supplier's contact")).toBeVisible();
  });
  const subcontractUrl = page.url();

  await test.step("and invites the contact by letter", async () => {
    await page.getByRole("link", { name: "Invite a contact" }).click();
    await expectAccessible(page);
    await page.getByRole("radio", { name: /Dana Whitlock/ }).check({ force: true });
    await page.getByRole("button", { name: /send the invitation/i }).click();
    await expect(page.getByText(/Invited/).first()).toBeVisible();
  });

  const shop = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 } })
  ).newPage();
  const link = await linkIn(portal, "dana@larkspur.example", /CMMC status/);
  const danaPhone = await test.step("the supplier joins and finds what is asked", async () => {
    const authenticator = await join(shop, link);
    await expect(shop.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(shop.getByText("Sable Point Systems").first()).toBeVisible();
    await expectAccessible(shop);
    return authenticator;
  });
  await test.step("the link opens once", async () => {
    await page.goto(link);
    await expect(page.getByText("This invitation was accepted")).toBeVisible();
  });

  await test.step("the supplier answers section by section", async () => {
    await shop.locator("main a.button").first().click();
    await expectAccessible(shop);
    await shop.getByRole("link", { name: "Your organization", exact: true }).click();
    await expectAccessible(shop);
    await shop.getByLabel("Unique Entity ID (UEI)").fill("NOT A UEI");
    await shop.getByLabel("Address of the main site").fill("12 Mill Road, Dayton, OH 45402");
    await save(shop);
    await expect(shop.getByRole("alert")).toContainText("12 characters");
  });

  await test.step("the server dies in the middle, and nothing typed is lost", async () => {
    await portal.kill();
    await portal.start();
    await shop.goto(shop.url());
    await expect(shop.getByLabel("Address of the main site")).toHaveValue(
      "12 Mill Road, Dayton, OH 45402",
    );
    await expect(shop.getByLabel("Unique Entity ID (UEI)")).toHaveValue("NOT A UEI");
    await shop.getByLabel("Legal name").fill("Larkspur Precision Machine LLC");
    await shop.getByLabel("CAGE codes").fill("1ABC5");
    await shop.getByLabel("Unique Entity ID (UEI)").fill("K7NQ4M2XWR91");
    await save(shop);
  });

  await test.step("it goes on to the end", async () => {
    await expectAccessible(shop);
    await shop.getByLabel("Name of the system").fill("CUI enclave");
    await shop.getByLabel("CAGE codes the system covers").fill("1ABC5");
    await shop.getByLabel("System security plan: name").fill("System Security Plan");
    await shop.getByLabel("System security plan: version").fill("3.1");
    await shop.getByLabel("System security plan: date").fill("2026-02-01");
    await save(shop);
    await expectAccessible(shop);
    await shop.getByLabel("We have read what flows down and accept it").check({ force: true });
    await shop.getByRole("radio", { name: "No", exact: true }).check({ force: true });
    await save(shop);
    await expectAccessible(shop);
    await shop.getByRole("radio", { name: /^Level 2 \(C3PAO\)/ }).check({ force: true });
    await shop.getByRole("radio", { name: /^None/ }).last().check({ force: true });
    await save(shop);
    await expectAccessible(shop);
    await shop.getByRole("radio", { name: /^Final/ }).check({ force: true });
    await shop.getByLabel("CMMC Status Date").fill("2026-09-01");
    await shop.getByLabel("CMMC unique identifier (UID)").fill("S200001234");
    await shop.getByLabel("Who assessed you").fill("Bluepoint Assessors");
    await shop.getByLabel("Score of the assessment").fill("110");
    await save(shop);
    await expectAccessible(shop);
    await shop.getByLabel("Name of the Affirming Official").fill("Dana Whitlock");
    await shop.getByLabel("Their title").fill("President");
    await shop.getByLabel("Date of the last affirmation").fill("2026-09-02");
    await save(shop);
    await expectAccessible(shop);
    await shop.getByRole("radio", { name: "No", exact: true }).first().check({ force: true });
    await save(shop);
  });

  await test.step("it adds evidence, and a marked file is refused", async () => {
    await expectAccessible(shop);
    const add = async (name: string, line: string) => {
      await shop.getByRole("radio", { name: /^CMMC status/ }).check({ force: true });
      await shop
        .getByLabel("The file", { exact: true })
        .setInputFiles({ name, mimeType: "application/pdf", buffer: makePdf(line) });
      await shop.getByLabel("This file holds no CUI").check({ force: true });
      await shop.getByRole("button", { name: "Add the file" }).click();
    };
    await add("drawing.pdf", "CUI//SP-CTI");
    await expect(
      shop.getByText(/carries a marking of controlled information/).first(),
    ).toBeVisible();
    await add("SPRS entry.pdf", "CMMC status in SPRS");
    await expect(shop.getByText("SPRS entry.pdf").first()).toBeVisible();
    await save(shop);
  });

  const sign = async () => {
    await shop.goto(shop.url().replace(/(requests\/[^/]+).*/, "$1/sign"));
    await expectAccessible(shop);
    await shop.getByLabel("I make this statement").check({ force: true });
    await shop.getByLabel("Your full name").fill("dana whitlock");
    await shop.getByLabel("Your title").fill("President");
    await shop.getByLabel("Code of your authenticator app").fill(await danaPhone.next());
    await shop.getByRole("button", { name: "Sign and send" }).click();
    await expect(shop).toHaveURL(/submitted/);
    await expectAccessible(shop);
  };
  await test.step("its official signs", async () => {
    await sign();
  });

  const reviewUrl = await linkIn(portal, manager.email, /answered for SC-0042/);
  await test.step("the manager returns one fact with a reason", async () => {
    await page.goto(reviewUrl);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Affirmation" }).first().click();
    await expectAccessible(page);
    await page
      .getByLabel("What is wrong, and what do you need instead?")
      .fill("The affirmation in SPRS is of 3 Sep 2026, as your print says.");
    await page.getByRole("button", { name: "Return for correction" }).click();
  });

  await test.step("the supplier corrects it and signs again; both versions stay", async () => {
    await shop.goto(await linkIn(portal, "dana@larkspur.example", /sent back/i));
    await expect(shop.getByText("as your print says").first()).toBeVisible();
    await expectAccessible(shop);
    if (!shop.url().endsWith("/affirmation"))
      await shop.getByRole("link", { name: "The affirmation" }).first().click();
    await shop.getByLabel("Date of the last affirmation").fill("2026-09-03");
    await save(shop);
    // What was corrected may need another file: somebody says that those there are all.
    await expect(shop.getByText("Do the files still show it?")).toBeVisible();
    await expectAccessible(shop);
    await save(shop);
    await sign();
  });

  await test.step("the manager accepts what waits, and the verdict appears", async () => {
    for (let left = 0; left < 12; left += 1) {
      await page.goto(`/prime/${prime.id}/reviews`);
      const next = page.locator("tbody a[href*='/reviews/']").first();
      if ((await next.count()) === 0) break;
      await next.click();
      await page.getByRole("radio").first().check({ force: true });
      await page.getByRole("button", { name: "Accept the fact" }).click();
    }
    await page.goto(subcontractUrl);
    await expect(page.locator(".title-block__stamp")).toContainText("Eligible");
    await expect(page.locator(".title-block__stamp")).toContainText("holds until 3 Sep 2027");
    await expect(page.getByText("Corrected since").first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the award is recorded", async () => {
    await page.getByRole("link", { name: "Record the award", exact: true }).click();
    await expectAccessible(page);
    for (const why of await page.locator("#award textarea").all())
      await why.fill("It is on file with the purchase order, and follows this week.");
    await page.getByRole("button", { name: "Record the award" }).click();
    await expect(page.getByText("Verdict of that day").first()).toBeVisible();
  });

  await test.step("the same page shows another moment, and what changed", async () => {
    await page.getByRole("link", { name: "Look at another moment" }).click();
    await expectAccessible(page);
    await page.getByLabel("As of", { exact: true }).first().fill("2031-01-01");
    await page.getByRole("button", { name: "Show this moment" }).click();
    await expect(page.getByText("You are looking at another moment")).toBeVisible();
    await expect(page.getByText("Verdict: Eligible → Ineligible.")).toBeVisible();
    await expect(page.getByText("this could be foreseen").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Record the award" })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to today" }).click();
  });

  await test.step("the oversight record is made, and verifies on its own", async () => {
    await page.getByRole("link", { name: "Oversight records" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Make a record now" }).click();
    const whole = page.getByRole("link", { name: /Download the whole record/ });
    await expect(whole).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), whole.click()]);
    const archive = await openZipBytes(await bytesOf(download));
    const verification = await verifyRecord(archive);
    expect(verification.checks.filter((check) => !check.isOk)).toEqual([]);
    expect(verification.isOk).toBe(true);
    archive.close();
    await page.goto("/verify");
    await page.locator("#record").setInputFiles(await download.path());
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText("is whole and unchanged")).toBeVisible();
  });

  await test.step("the contract officer reads this contract alone", async () => {
    await page.goto(contractUrl);
    await page.getByRole("link", { name: /Audit access/ }).click();
    await page.getByRole("link", { name: "Open an audit room" }).click();
    await expectAccessible(page);
    await page.getByLabel("What the audit is about").fill("Annual review");
    await page.getByLabel("Last day of access").fill("2027-06-30");
    await page.getByLabel("Name").first().fill("Col. Dana Reed");
    await page.getByLabel("Agency or company").first().fill("DCMA Boston");
    await page.getByLabel("Email").first().fill("reed@agency.example");
    await page.getByRole("button", { name: /Open the room/ }).click();
    const roomUrl = page.url();
    const officer = await (await browser.newContext()).newPage();
    await join(officer, await linkIn(portal, "reed@agency.example", /audit room/));
    await expect(officer.getByText("Read only.")).toBeVisible();
    await expect(officer.getByText(/What you open here is entered in the log/)).toBeVisible();
    await expectAccessible(officer);
    await officer
      .getByRole("link", { name: /SC-0042/ })
      .first()
      .click();
    await expect(officer.getByText("Larkspur Precision Machine LLC").first()).toBeVisible();
    await expectAccessible(officer);
    for (const kind of [/PDF of/, /JSON of/]) {
      const [file] = await Promise.all([
        officer.waitForEvent("download"),
        officer.getByRole("link", { name: kind }).first().click(),
      ]);
      expect((await bytesOf(file)).length).toBeGreaterThan(1_000);
    }
    await officer.getByText("Write down a finding or a question").click();
    await officer.getByRole("radio", { name: "Question" }).check({ force: true });
    await officer.getByLabel("In your words").fill("Who read the certificate?");
    await officer.getByRole("button", { name: "Write it down" }).click();
    await expect(officer.getByText("Waits for an answer").first()).toBeVisible();
    await officer.getByRole("link", { name: "Samples" }).click();
    await officer.getByRole("button", { name: "Draw the sample" }).click();
    await expect(officer.getByRole("heading", { name: "Draw it again" })).toBeVisible();
    await expectAccessible(officer);

    await page.goto(await linkIn(portal, manager.email, /Question on Subcontract SC-0042/));
    expect(page.url()).toContain(roomUrl);
    await page.reload();
    await expectAccessible(page);
    await page.getByLabel("Your answer").fill("The manager, on the day it came.");
    await page.getByRole("button", { name: "Send the answer" }).click();
    await officer.goto(await linkIn(portal, "reed@agency.example", /answered your question/));
    await expect(officer.getByText("on the day it came").first()).toBeVisible();
    await expectAccessible(officer);
    await officer.getByRole("link", { name: "Working paper" }).click();
    await expect(officer.getByText("on the day it came").first()).toBeVisible();
    await expectAccessible(officer);
    expect((await officer.goto(contractUrl))?.status()).toBe(404);
  });
});
