import { lettersOf } from "#app/domain/workbook/answer.ts";
import { paths } from "#app/paths.ts";
import { requirements } from "#catalogs/index.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

/** A spreadsheet as a shop has it: everything met but two, and one mistake. */
function spreadsheet(): Buffer {
  const rows = requirements.map(({ id, cmmcId }) => {
    if (id === "3.1.3") return `${cmmcId},Not Met,,Due in spring`;
    if (id === "3.13.11") return `${cmmcId},Partially implemented,,Not validated yet`;
    return `${cmmcId},${id === "3.1.1" ? "perhaps" : "Met"},all,`;
  });
  return Buffer.from(["Control,Status,Objectives,Notes", ...rows].join("\n"));
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a shop goes from an empty workbook to the score in its answer", async ({ page }) => {
    test.setTimeout(180_000);
    const { official, requestId } = await makeSupplyChain();
    const o = official.organizationId;
    await signIn(page, official.person, new Authenticator(official.person.totpSecret));
    await page.goto(paths.subcontractor.workbooks(o));
    await page.getByLabel("What you call the system").fill("Shop network");
    await page.getByRole("button", { name: "Start the workbook" }).click();
    await expect(page.getByText("Nothing can be scored yet")).toBeVisible();

    await page.getByRole("link", { name: "Take in results that you have" }).click();
    await page
      .getByLabel("Spreadsheet")
      .setInputFiles({ name: "800-171.csv", mimeType: "text/csv", buffer: spreadsheet() });
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check 800-171.csv");
    await expect(page.getByText("“perhaps” is no status.")).toBeVisible();
    await page.getByRole("button", { name: /^Take what is ticked/ }).click();
    await expect(page.getByText("A Conditional Level 2 (Self) is permitted")).toBeVisible();

    await page.getByLabel("Go to a requirement").fill("3.1.1");
    await page.getByRole("button", { name: "Go", exact: true }).click();
    await expect(page).toHaveURL(/access-control#r-3\.1\.1$/);
    const card = page.locator('[id="r-3.1.1"]');
    await expect(card.getByRole("checkbox", { checked: true })).toHaveCount(
      lettersOf("3.1.1").length,
    );
    await card.getByRole("radio", { name: "Met", exact: true }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Saved: 1 answer changed.")).toBeVisible();

    await page.goto(paths.subcontractor.takeScore(o, requestId));
    await page.getByRole("button", { name: "Use it for the Basic DoD Assessment" }).click();
    await expect(page).toHaveURL(/\/assessment$/);
    await expect(page.getByLabel("Score", { exact: true })).toHaveValue("106");
    await expect(page.getByText("2 open")).toHaveCount(0);
    await expect(page.getByText("1 open")).toHaveCount(2);
  });
});

test("every page of a workbook is accessible, and two who edit it lose nothing", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { official } = await makeSupplyChain();
  const o = official.organizationId;
  await signIn(page, official.person, new Authenticator(official.person.totpSecret));
  await page.goto(paths.subcontractor.workbooks(o));
  await page.getByLabel("What you call the system").fill("Shop network");
  await page.getByRole("button", { name: "Start the workbook" }).click();
  const overview = page.url();
  await page.getByRole("link", { name: "Start with the first family" }).click();
  const family = page.url();
  const other = await page.context().newPage();
  await other.goto(family);

  const noteIn = (which: typeof page) => which.locator('[name="3-1-1.note"]');
  for (const [which, note] of [
    [page, "The first note"],
    [other, "The second note"],
  ] as const) {
    await which.locator('[id="r-3.1.1"] summary').click();
    await noteIn(which).fill(note);
    await which.getByRole("button", { name: "Save", exact: true }).click();
  }
  await expect(other.getByText("1 answer changed after you opened this page")).toBeVisible();
  await expect(other.locator('[id="r-3.1.1"]')).toContainText("The first note");
  await expect(noteIn(other)).toHaveValue("The second note");
  await expectAccessible(other);
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Saved: 1 answer changed.")).toBeVisible();
  await other.getByRole("link", { name: "1 earlier answer" }).click();
  await expect(other.getByText("The first note")).toBeVisible();
  await expectAccessible(other);

  for (const address of [overview, `${overview}/sprs`]) {
    await page.goto(address);
    await expectAccessible(page);
  }
  await page.goto(`${overview}/import`);
  await page
    .getByLabel("Spreadsheet")
    .setInputFiles({ name: "800-171.csv", mimeType: "text/csv", buffer: spreadsheet() });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("Would replace an answer (1)")).toBeVisible();
  await expectAccessible(page);
});

test("an expert goes through a family by keys alone: the score follows, and every answer is saved", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { official } = await makeSupplyChain();
  await signIn(page, official.person, new Authenticator(official.person.totpSecret));
  await page.goto(paths.subcontractor.workbooks(official.organizationId));
  await page.getByLabel("What you call the system").fill("Shop network");
  await page.getByRole("button", { name: "Start the workbook" }).click();
  const overview = page.url();
  await page.goto(`${overview}/security-assessment`);
  const bar = page.locator(".live-bar");
  await expect(bar).toContainText("No score without a plan");
  await expect(bar).toContainText("M met");
  await page.locator('[id="r-3.12.1"] input[type=checkbox]').first().focus();
  for (const key of ["m", "n", "m", "m"]) await page.keyboard.press(key);
  await expect(bar).toContainText("Score -193 of 110");
  await expect(bar.getByRole("status")).toHaveText("Saved");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("m");
  await expect(bar).toContainText("Score -190 of 110");
  await expect(bar.getByRole("status")).toHaveText("Saved");

  await page.reload();
  await expect(page.getByText("4 of 4 requirements here are answered")).toBeVisible();
  await expect(bar).toContainText("Score -190 of 110");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Nothing had changed.")).toBeVisible();
});

test("a server that is killed in the middle loses no answer, and what could not be saved is saved later", async ({
  page,
  portal,
}) => {
  test.setTimeout(120_000);
  const { official } = await makeSupplyChain();
  await signIn(page, official.person, new Authenticator(official.person.totpSecret));
  await page.goto(paths.subcontractor.workbooks(official.organizationId));
  await page.getByLabel("What you call the system").fill("Shop network");
  await page.getByRole("button", { name: "Start the workbook" }).click();
  const family = `${page.url()}/security-assessment`;
  await page.goto(family);
  const sign = page.locator(".live-bar").getByRole("status");
  await page.locator('[id="r-3.12.1"] input[type=checkbox]').first().focus();
  // The page can be read before its script has come: what is pressed until then is pressed again.
  await expect(async () => {
    await page.keyboard.press("m");
    await expect(sign).toHaveText("Saved", { timeout: 2_000 });
  }).toPass();

  await portal.kill();
  await page.keyboard.press("n");
  await expect(sign).toContainText("Not saved: the portal could not be reached.");
  await portal.start();
  // An answer that is saved now must not hide the one before, which was not.
  await page.keyboard.press("m");
  await expect(sign).toHaveText("Saved", { timeout: 30_000 });

  await page.goto(family);
  await expect(page.getByText("3 of 4 requirements here are answered")).toBeVisible();
});
