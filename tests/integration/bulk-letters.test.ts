import { expect, test } from "vitest";
import { remindChosen } from "#app/commands/request/remind-chosen.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { paths } from "#app/paths.ts";
import { makeConditional } from "#tests/factories/conditional-plan.ts";
import { newEmail } from "#tests/factories/invitation.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

/** The words of a page, without its marks. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");

/** The letter that a page shows in a frame, as it stands there. */
async function framedIn(browser: Visitor, body: string): Promise<string> {
  const [, src = ""] = /<iframe[^>]* src="([^"]+)"/.exec(body) ?? [];
  const letter = await browser.get(src.replaceAll("&amp;", "&"));
  expect(letter.status).toBe(200);
  return wordsOf(letter.body);
}

test("who is reminded and who is not stands there with the letter, before anything goes out", async () => {
  const chain = await makeSupplyChain();
  const { manager, supplier, official, requestId, prime } = chain;
  const contractId = chain.contractId;
  const lonely = await makeSupplier(manager);
  const other = await makeSubcontract(manager, { contractId, supplier: lonely });
  const stranger = await makeSupplyChain();
  const browser = await Visitor.of(manager.person);
  const chosen = [requestId, other.requestId, stranger.requestId, "nonsense"];
  const query = `?${chosen.map((id) => `requestId=${id}`).join("&")}&list=late%3Dyes`;
  const page = paths.prime.remindChosen(prime.id) + query;
  const before = await browser.get(page);
  const words = wordsOf(before.body);
  expect(words).toContain(`The letter to ${supplier.legalName}`);
  expect(words).toContain(official.person.email);
  expect(words).toContain("Nobody there has an account here");
  expect(words).not.toContain(stranger.supplier.legalName);
  expect(await framedIn(browser, before.body)).toContain("SC-");
  const sent = await browser.post(page, { requestId: [requestId, other.requestId] });
  expect(sent.location).toBe(`${paths.prime.chase(prime.id)}?late=yes&reminded=1&skipped=1`);
  const after = await browser.get(page);
  expect(wordsOf(after.body)).toContain("A reminder of this request went out today");
  expect(after.body).not.toContain("<iframe");
  const letter = paths.prime.remindChosenLetter(prime.id) + query;
  expect((await browser.get(letter)).status).toBe(404);
  expect(await remindChosen(stranger.manager, [requestId])).toEqual({ reminded: 0, skipped: {} });
});

test("the invitation that several would get is read before it goes out", async () => {
  const { manager, prime, contractId } = await makeSupplyChain();
  const supplier = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier });
  const email = newEmail();
  await addContact(manager, supplier.id, { name: "June Okafor", email, title: null });
  const browser = await Visitor.of(manager.person);
  const query = `?supplierId=${supplier.id}`;
  const { body } = await browser.get(paths.prime.inviteSuppliers(prime.id) + query);
  expect(wordsOf(body)).toContain(`to June Okafor (${email})`);
  expect(await framedIn(browser, body)).toContain(supplier.legalName);
  const stranger = await makeSupplyChain();
  const foreign = paths.prime.inviteSuppliersLetter(stranger.prime.id) + query;
  const theirs = await Visitor.of(stranger.manager.person);
  expect((await theirs.get(foreign)).status).toBe(404);
});

test("the letter of several flowdowns is read before any is issued, and none where nobody gets one", async () => {
  const chain = await makeSupplyChain();
  const { manager, supplier, prime, contractId, official } = chain;
  const given = { contractId, isIssued: false };
  const toJoined = await makeSubcontract(manager, { ...given, supplier });
  const lonely = await makeSubcontract(manager, {
    ...given,
    supplier: await makeSupplier(manager),
  });
  const browser = await Visitor.of(manager.person);
  const pageOf = (ids: string[]) =>
    browser.get(
      `${paths.prime.issueChosen(prime.id)}?${ids.map((id) => `subcontractId=${id}`).join("&")}`,
    );
  const both = await pageOf([lonely.subcontractId, toJoined.subcontractId]);
  expect(wordsOf(both.body)).toContain(
    `The letter to ${supplier.legalName}, to ${official.personName} (${official.person.email})`,
  );
  expect(await framedIn(browser, both.body)).toContain("Machined housings");
  const alone = await pageOf([lonely.subcontractId]);
  expect(alone.status).toBe(200);
  expect(alone.body).not.toContain("<iframe");
});

test("the letter that asks to renew is read before it goes out", async () => {
  const { manager, prime, supplier } = await makeConditional();
  const browser = await Visitor.of(manager.person);
  const list = await browser.get(paths.prime.expirations(prime.id));
  const [, renew = ""] = /name="renew"[^>]* value="([^"]+)"/.exec(list.body) ?? [];
  const query = `?renew=${encodeURIComponent(renew)}`;
  const { body } = await browser.get(paths.prime.newRenewals(prime.id) + query);
  expect(wordsOf(body)).toContain(`The letter to ${supplier.legalName}`);
  expect(await framedIn(browser, body)).toContain("Conditional");
});
