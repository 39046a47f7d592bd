import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { setAddition } from "#app/commands/letter/set-addition.server.ts";
import { remindSupplier } from "#app/commands/supplier/remind-supplier.server.ts";
import { LETTER_FACTS } from "#app/domain/letter/letters.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getAddition, listAdditions } from "#app/queries/letter/addition.server.ts";
import { letters } from "#db/schema/letter.ts";
import { writeLetter } from "#emails/index.ts";
import { later } from "#tests/factories/answer.ts";
import { invite } from "#tests/factories/invitation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const HOSTILE = '<script>alert(1)</script> "{supplier}" & <a href="x">more</a>';

const factsOf = async (email: string, kind: string) =>
  (await asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email))))
    .filter((letter) => letter.kind === kind)
    .map(({ facts }) => facts);

test("what is read before sending is what is sent, word for word", async () => {
  const { manager, official, supplier, requestId } = await makeSupplyChain();
  await setAddition(manager, "request-reminder", "Dear {supplier},\n\ncall {sender}.");
  const browser = await Visitor.of(manager.person);
  const { organizationId: o } = manager;
  const preview = await browser.get(paths.prime.previewReminder(o, supplier.id, requestId));
  expect(preview.body).toContain(`Dear ${supplier.legalName},`);
  expect(preview.body).toContain(official.person.email);
  const shown = await browser.get(paths.prime.previewReminderLetter(o, supplier.id, requestId));
  await remindSupplier(later(manager), supplier.id, requestId);
  const [facts] = await factsOf(official.person.email, "request-reminder");
  const written = await writeLetter(
    "request-reminder",
    LETTER_FACTS["request-reminder"].parse(facts),
    { url: "#", wrongPersonUrl: "#", spreadsheetUrl: "#", toName: "" },
  );
  expect(shown.body).toBe(written.html.replaceAll('target="_blank"', 'target="_top"'));
  expect(written.text).toContain(`call ${manager.personName}.`);
  expect(
    (await browser.get(paths.prime.previewReminder(o, supplier.id, requestId))).body,
  ).toContain("went out today");
});

test("a letter that was sent keeps what it said, and who changed the words is kept", async () => {
  const { manager, supplier } = await makeSupplyChain();
  await setAddition(manager, "supplier-invitation", "First words.");
  const first = await invite(manager, supplier.id);
  await Promise.all([
    setAddition(later(manager), "supplier-invitation", "Second words."),
    setAddition(later(manager), "supplier-invitation", "Second words."),
  ]);
  const second = await invite(later(manager), supplier.id);
  expect(await factsOf(first.email, "supplier-invitation")).toMatchObject([
    { addition: "First words." },
  ]);
  expect(await factsOf(second.email, "supplier-invitation")).toMatchObject([
    { addition: "Second words." },
  ]);
  expect(
    await asActor(manager, (scope) => listAdditions(scope, "supplier-invitation")),
  ).toMatchObject([
    { text: "Second words.", setByName: manager.personName },
    { text: "First words." },
  ]);
});

test("hostile words are words, in the letter and on the page", async () => {
  const { manager, official, supplier, requestId } = await makeSupplyChain();
  await setAddition(manager, "request-reminder", HOSTILE);
  const browser = await Visitor.of(manager.person);
  const { organizationId: o } = manager;
  const { body } = await browser.get(paths.prime.previewReminderLetter(o, supplier.id, requestId));
  expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(body).not.toContain("<script>alert");
  const page = await browser.get(paths.prime.letterWords(o, "request-reminder"));
  expect(page.body).not.toContain("<script>alert(1)");
  await remindSupplier(later(manager), supplier.id, requestId);
  const [facts] = await factsOf(official.person.email, "request-reminder");
  expect(facts?.addition).toContain(`"${supplier.legalName}"`);
});

test("what stands for nothing is told beside the field, and is not saved", async () => {
  const { manager } = await makeSupplyChain();
  const { organizationId: o } = manager;
  const browser = await Visitor.of(manager.person);
  const typed = new URLSearchParams({ kind: "reminders", text: "Call {sender}." });
  const tried = await browser.get(`${paths.prime.letterWords(o)}?${typed}`);
  expect(tried.body).toContain("{sender} stands for nothing in this letter");
  expect(tried.body).toContain("Call {sender}.");
  expect(tried.body).not.toContain("Save these words");
  await browser.post(paths.prime.letterWords(o, "reminders"), { text: "Call {sender}." });
  expect(await asActor(manager, (scope) => getAddition(scope, "reminders"))).toBe("");
});

test("another prime adds nothing to our letters, and reads none of them", async () => {
  const [mine, other] = [await makeSupplyChain(), await makeSupplyChain()];
  await setAddition(other.manager, "request-reminder", "Not ours.");
  expect(await asActor(mine.manager, (scope) => getAddition(scope, "request-reminder"))).toBe("");
  const browser = await Visitor.of(other.manager.person);
  const { organizationId: o } = other.manager;
  for (const address of [paths.prime.previewReminder, paths.prime.previewReminderLetter])
    expect((await browser.get(address(o, mine.supplier.id, mine.requestId))).status).toBe(404);
});
