import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { Authenticator, expect, expectAccessible, signIn, test } from "./fixtures.ts";

test("the sign-in page refuses a wrong password and keeps the address", async ({ page }) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.getByLabel("Email").fill("nobody@example.com");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("do not fit together");
  await expect(page.getByLabel("Email")).toHaveValue("nobody@example.com");
  await expect(page.getByLabel("Password")).toHaveValue("");
});

test("somebody signs in with both factors, and out again everywhere", async ({ page, portal }) => {
  expect(portal.url).toContain("127.0.0.1");
  const prime = await makeOrganization("Sable Point Systems");
  const { person } = await actorOf(prime, "prime-admin");
  await signIn(page, person, new Authenticator(person.totpSecret));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await page.goto("/account");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are signed out on every device.")).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/sign-in/);
});

test("a forgotten password is replaced by a letter's link, once", async ({ page, portal }) => {
  const prime = await makeOrganization();
  const { person } = await actorOf(prime, "prime-viewer");
  await page.goto("/password/forgot");
  await expectAccessible(page);
  await page.getByLabel("Email").fill(person.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
  const letter = await portal.mail.waitFor(person.email, /new password/i);
  const link = /http:\/\/\S+\/password\/reset\/\S+/.exec(letter.text ?? "")?.[0] ?? "";
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByRole("alert")).toContainText("at least 12");
  await page.getByLabel("New password").fill("harbor violet quartz nine");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This link opens nothing any more")).toBeVisible();
});
