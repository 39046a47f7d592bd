import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { makeRoom, takeUp } from "#tests/factories/audit.ts";
import { actorOf, makePerson } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

const CASTER = "Harrow Castings of Ohio LLC";

test("a subcontractor records its own subcontractor and tells its prime, who reads it as its auditor does", async ({
  browser,
  page,
  portal,
}) => {
  test.setTimeout(120_000);
  const { prime, manager, official, subcontractor, contractId, subcontractId } =
    await makeSupplyChain();
  // As whoever joins first: an official who runs the company here as well.
  await actorOf(subcontractor, "subcontractor-admin", { person: official.person });
  const officer = await makePerson({ name: "Casey Holt" });
  const room = await makeRoom(manager, [contractId]);
  await takeUp(room.grantId, officer.id);
  const authenticator = new Authenticator(official.person.totpSecret);
  const openFor = async (person: typeof officer) => {
    const theirs = await (await browser.newContext({ baseURL: portal.url })).newPage();
    await signIn(theirs, person, new Authenticator(person.totpSecret));
    await expect(theirs.getByRole("heading", { level: 1 })).toBeVisible();
    return theirs;
  };

  await test.step("the official opens the side of its own subcontractors", async () => {
    await signIn(page, official.person, authenticator);
    await page.getByRole("link", { name: "Your subcontractors" }).first().click();
    await page.getByRole("button", { name: "Open a side for your subcontractors" }).click();
    await expect(page.getByText("on a side of their own")).toBeVisible();
    await page.locator("tbody a").click();
    await page.getByRole("link", { name: "Choose the lower tiers" }).click();
    await expect(page.getByText("You recorded no subcontract of your own yet")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("records the contract from what was issued, a supplier, and a subcontract", async () => {
    await page.getByRole("link", { name: /^Record the contract/ }).click();
    await page.getByLabel("Period of performance begins").fill(official.on);
    await page.getByLabel("Period of performance ends").fill(addDays(official.on, 365));
    await page.getByRole("button", { name: "Record the contract" }).click();
    await expect(page.getByRole("link", { name: "Add a subcontract" }).first()).toBeVisible();
    const contractUrl = page.url();
    await page.goto(paths.prime.newSupplier(subcontractor.id));
    await page.getByLabel("Legal name").fill(CASTER);
    await page.getByLabel(/CAGE codes/).fill("7HRW2");
    await page.getByRole("button", { name: "Add the supplier" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(CASTER);
    await page.goto(contractUrl);
    await page.getByRole("link", { name: "Add a subcontract" }).first().click();
    await page.getByLabel("Supplier").selectOption({ label: CASTER });
    await page.getByLabel("Number").fill("PO-7781");
    await page.getByLabel("What is bought").fill("Rough castings");
    await page.getByRole("button", { name: "Add and say what flows down" }).click();
    await page.getByRole("radio", { name: /^FCI/ }).check({ force: true });
    await page.getByRole("button", { name: "Save and see what flows down" }).click();
    await page.getByRole("link", { name: "Read it and issue it" }).click();
    await page.getByRole("button", { name: "Issue the flowdown" }).click();
    await expect(page.getByText("Invite the supplier's contact")).toBeVisible();
  });

  await test.step("chooses it, reads what would be told, and tells it without names", async () => {
    await page.goto(paths.subcontractor.chooseLowerTiers(subcontractor.id, subcontractId));
    await page.getByRole("checkbox", { name: /PO-7781/ }).check({ force: true });
    await page.getByRole("button", { name: "Keep this choice" }).click();
    await page.getByRole("link", { name: "See what would be told" }).first().click();
    await expect(page.getByText("Names are not told.")).toBeVisible();
    await expect(page.getByText(CASTER)).toHaveCount(0);
    await expectAccessible(page);
    await page.getByLabel("Code of your authenticator app").fill(await authenticator.next());
    await page.getByRole("button", { name: "Tell it without names" }).click();
    await expect(page.getByText("1 of 1 that must carry them; 0 accepted them")).toBeVisible();
  });

  await test.step("its prime reads it on the subcontract, as the supplier's word", async () => {
    const theirs = await openFor(manager.person);
    await theirs.goto(paths.prime.subcontract(prime.id, subcontractId));
    const told = theirs.locator("section", { hasText: "says of its lower tiers" }).last();
    await expect(told).toContainText("1 of 1 that must carry them; 0 accepted them");
    await expect(told).toContainText("Level 1 (Self)");
    await expect(theirs.getByText(CASTER)).toHaveCount(0);
  });

  await test.step("and so does the contract officer in the room, named once it is told by name", async () => {
    await page.goto(`${paths.subcontractor.tellLowerTiers(subcontractor.id, subcontractId)}`);
    await page.getByRole("link", { name: "Show it with names and CAGE codes" }).click();
    await page.getByLabel("Code of your authenticator app").fill(await authenticator.next());
    await page.getByRole("button", { name: "Tell it with names" }).click();
    await expect(page.getByText("What was told before (1)")).toBeVisible();
    const theirs = await openFor(officer);
    await theirs.goto(paths.audit.subcontract(room.grantId, subcontractId));
    const told = theirs.locator("section", { hasText: "says of its lower tiers" }).last();
    await expect(told).toContainText("nobody else has checked it");
    await expect(told.getByRole("row", { name: new RegExp(CASTER) })).toContainText("7HRW2");
    await expectAccessible(theirs);
  });
});
