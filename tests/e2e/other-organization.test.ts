import type { APIResponse, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { type AddressValues, addressValues, PLACES } from "#tests/factories/address-values.ts";
import { makePerson, type TestPerson } from "#tests/factories/people.ts";
import { makeWholeChain, type WholeChain } from "#tests/factories/whole-chain.ts";
import { Authenticator, expect, signIn, test } from "./fixtures.ts";
import { type Address, fill, listAddresses } from "./site-map.ts";

/** The contract officer whom a prime let in. */
async function officerOf({ grantId }: WholeChain): Promise<TestPerson> {
  const person = await makePerson();
  await asSystem((tx) =>
    tx.update(auditGrants).set({ personId: person.id }).where(eq(auditGrants.id, grantId)),
  );
  return person;
}

const PRIME = "Sable Point Systems";
const SUBCONTRACTOR = "Larkspur Precision Machine LLC";
const NAMES = new RegExp(`${PRIME}|${SUBCONTRACTOR}`);

/** A secret is no row of an organization: whoever holds it may open it, and a wrong one tells nothing. */
const isSecret = ({ pattern }: Address) => pattern.includes("/:token");

/** Whether the reader's own address remains when the parameters that are theirs are filled in. */
function namesNothingElse({ pattern }: Address, own: AddressValues): boolean {
  return [...pattern.matchAll(/:(\w+)/g)].every(([, name]) => name !== undefined && name in own);
}

/** Ask in every way for an address: the page, its data alone, and a post of an empty form. */
async function ask(page: Page, address: Address, values: AddressValues) {
  const path = fill(address.pattern, values);
  const options = { maxRedirects: 0, headers: { Origin: new URL(page.url()).origin } };
  const { request } = page;
  const answers: Promise<APIResponse>[] = [];
  if (address.isRead)
    answers.push(request.get(path, options), request.get(`${path}.data`, options));
  if (address.isPostedTo) answers.push(request.post(path, { ...options, form: {} }));
  return Promise.all(
    answers.map(async (answering, index) => {
      const answer = await answering;
      const isPost = address.isPostedTo && index === answers.length - 1;
      return { status: answer.status(), text: await answer.text(), isPost };
    }),
  );
}

/** The first organization's addresses, asked for as they are. */
async function walkTheirs(page: Page, addresses: Address[], theirs: AddressValues): Promise<void> {
  for (const address of addresses)
    for (const { status, text, isPost } of await ask(page, address, theirs)) {
      const asked = `${isPost ? "POST" : "GET"} ${address.pattern}`;
      if (!isSecret(address)) expect.soft(status, asked).toBe(404);
      expect.soft(text, asked).not.toMatch(NAMES);
    }
}

/** What a role may not open is refused before anything is looked for: that tells nothing either. */
const REFUSED_GET = [404, 403];
const REFUSED_POST = [...REFUSED_GET, 422];

/** The reader's own addresses with the first organization's ids in them. */
async function walkMixed(
  page: Page,
  addresses: Address[],
  theirs: AddressValues,
  own: AddressValues,
) {
  for (const address of addresses)
    for (const { status, text, isPost } of await ask(page, address, { ...theirs, ...own })) {
      const asked = `${isPost ? "POST" : "GET"} ${address.pattern} with ids of another: ${status}`;
      expect.soft(isPost ? REFUSED_POST : REFUSED_GET, asked).toContain(status);
      expect.soft(text, asked).not.toMatch(NAMES);
    }
}

test("nobody of another organization gets an answer but 404, at any address", async ({
  browser,
  portal,
}) => {
  test.setTimeout(240_000);
  const theirs = await addressValues(
    await makeWholeChain({ prime: PRIME, subcontractor: SUBCONTRACTOR }),
  );
  const second = await makeWholeChain();
  const addresses = await listAddresses();
  expect(addresses.length).toBeGreaterThan(50);
  const signedAt = second.official.at;
  const readers: [string, TestPerson, AddressValues][] = [
    ["/prime/", second.manager.person, { organizationId: second.prime.id, ...PLACES }],
    ["/subcontractor/", second.official.person, { organizationId: second.subcontractor.id }],
    ["/audit/", await officerOf(second), { grantId: second.grantId }],
  ];
  for (const [side, person, own] of readers)
    await test.step(`somebody of ${side}`, async () => {
      const context = await browser.newContext({ baseURL: portal.url });
      const page = await context.newPage();
      await signIn(page, person, new Authenticator(person.totpSecret, signedAt));
      await expect(page).toHaveURL(new RegExp(side));
      await walkTheirs(page, addresses, theirs);
      const mixed = addresses.filter(
        (address) => address.pattern.startsWith(side) && !namesNothingElse(address, own),
      );
      expect(mixed.length).toBeGreaterThan(3);
      await walkMixed(page, mixed, theirs, own);
      await context.close();
    });
});
