import { eq } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { inviteAs } from "#tests/factories/invitation.ts";
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

test("a person signs out of another browser, and sees what happened to the account", async ({
  page,
  browser,
  portal,
}) => {
  const { person } = await actorOf(await makeOrganization(), "prime-viewer");
  const phone = new Authenticator(person.totpSecret);
  await signIn(page, person, phone);
  const elsewhere = await (await browser.newContext({ baseURL: portal.url })).newPage();
  await signIn(elsewhere, person, phone);
  await page.goto("/account");
  await expectAccessible(page);
  await expect(page.getByText("Signed in with both factors")).toHaveCount(2);
  await page.getByRole("button", { name: /^Sign out of / }).click();
  await expect(page.getByText("That browser is signed out.")).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.context().close();
});

test("strangers' failures keep a known browser out for no minute", async ({
  page,
  browser,
  portal,
}) => {
  const { person } = await actorOf(await makeOrganization(), "prime-viewer");
  const phone = new Authenticator(person.totpSecret);
  await signIn(page, person, phone);
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  const stranger = await (await browser.newContext({ baseURL: portal.url })).newPage();
  await stranger.goto("/sign-in");
  for (let n = 0; n < 6; n += 1) {
    await stranger.getByLabel("Email").fill(person.email);
    await stranger.getByLabel("Password").fill("not the password");
    await stranger.getByRole("button", { name: "Sign in" }).click();
    await expect(stranger.getByRole("alert")).toBeVisible();
  }
  await expect(stranger.getByRole("alert")).toContainText("Too many tries");
  await expect(stranger.getByRole("alert")).toContainText("in which you signed in before");
  await expectAccessible(stranger);
  await stranger.context().close();
  await signIn(page, person, phone);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
});

test("two administrators reset a lost second factor; the letter leads back in", async ({
  page,
  browser,
  portal,
}) => {
  test.setTimeout(120_000);
  const prime = await makeOrganization("Sable Point Systems");
  const first = await actorOf(prime, "prime-admin");
  const second = await actorOf(prime, "prime-admin");
  const { person } = await actorOf(prime, "prime-viewer");
  await signIn(page, first.person, new Authenticator(first.person.totpSecret));
  await page.goto(`/prime/${prime.id}/people`);
  await page.getByRole("link", { name: person.name }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask for a reset" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why");
  await page.getByLabel("Why, and how you know").fill("Lost phone and codes; she sits beside me.");
  await page.getByRole("button", { name: "Ask for a reset" }).click();
  await expect(page.getByText("The other administrators were written to.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve the reset" })).toHaveCount(0);

  const other = await (await browser.newContext({ baseURL: portal.url })).newPage();
  await signIn(other, second.person, new Authenticator(second.person.totpSecret));
  const asked = await portal.mail.waitFor(second.person.email, /is to be reset/);
  await other.goto(/http:\/\/\S+\/letters\/\S+/.exec(asked.text ?? "")?.[0] ?? "");
  await expectAccessible(other);
  await other.getByRole("button", { name: "Approve the reset" }).click();
  await expect(other.getByText("The second factor is reset")).toBeVisible();
  await other.goto(`/prime/${prime.id}/people/security-events`);
  await expectAccessible(other);
  await expect(other.getByText(`Second factor reset, by ${second.personName}`)).toBeVisible();
  await other.context().close();

  const visitor = await (await browser.newContext({ baseURL: portal.url })).newPage();
  const letter = await portal.mail.waitFor(person.email, /second factor for Flowdown was reset/);
  await visitor.goto(/http:\/\/\S+\/password\/reset\/\S+/.exec(letter.text ?? "")?.[0] ?? "");
  await visitor.getByLabel("New password").fill("liverpool123");
  await visitor.getByRole("button", { name: "Save the password" }).click();
  await expect(visitor.getByRole("alert")).toContainText("on the lists that are tried first");
  await visitor.getByLabel("New password").fill("harbor violet quartz nine");
  await visitor.getByRole("button", { name: "Save the password" }).click();
  await visitor.getByLabel("Email").fill(person.email);
  await visitor.getByLabel("Password").fill("harbor violet quartz nine");
  await visitor.getByRole("button", { name: "Sign in" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText(/second factor/i);
  await visitor.context().close();
});

test("a program that asks for the headers of an invitation does not open it; a person does", async ({
  page,
  request,
}) => {
  const admin = await actorOf(await makeOrganization(), "prime-admin");
  const invitationId = await inviteAs(admin, "prime-viewer", `new-${admin.personId}@example.com`);
  const path = `/invitations/${deriveToken("invitation", invitationId)}`;
  const openedAt = async () => {
    const [row] = await asSystem((tx) =>
      tx.select().from(invitations).where(eq(invitations.id, invitationId)),
    );
    return row?.openedAt ?? null;
  };
  expect((await request.head(path)).status()).toBe(200);
  expect(await openedAt()).toBeNull();
  await page.goto(path);
  expect(await openedAt()).not.toBeNull();
});
