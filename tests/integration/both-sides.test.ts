import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { answerAll, sign } from "#tests/factories/answer.ts";
import { makeTwoTiers } from "#tests/factories/lower-tier.ts";
import { actorOf } from "#tests/factories/people.ts";
import { Visitor } from "#tests/factories/visitor.ts";

/** One organization that answers a prime and asks its own subcontractors, with both sides in use. */
let chain: Awaited<ReturnType<typeof makeTwoTiers>>;
let upperNumber: string;
let lowerNumbers: string[];

const numberOf = (flowdownId: string) =>
  asSystem(async (tx) => {
    const [row] = await tx.select().from(flowdowns).where(eq(flowdowns.id, flowdownId));
    return row?.subcontractNumber ?? "";
  });

beforeAll(async () => {
  chain = await makeTwoTiers();
  const { official, manager, requestId, supplier, sound, silent } = chain;
  await answerAll({ official, requestId, supplier });
  const signed = await sign({ official, requestId });
  if (!signed.ok) throw new Error(JSON.stringify(signed));
  await acceptSubmission({ ...manager, at: new Date() }, supplier.id, signed.submissionId, {
    method: "certificate",
    note: "",
  });
  for (const one of [{ official, requestId }, silent])
    await askPrime(one.official, { requestId: one.requestId, text: "Which site is it about?" });
  upperNumber = await numberOf(chain.flowdownId);
  lowerNumbers = await Promise.all([sound, silent].map(({ flowdownId }) => numberOf(flowdownId)));
}, 120_000);

test("as a prime it finds what it asks of others, and nothing of what is asked of it", async () => {
  const { official, prime, subcontractor } = chain;
  const browser = await Visitor.of(official.person);
  const o = subcontractor.id;
  const { prime: to } = paths;
  const named = new RegExp(`${prime.legalName}\\b`);
  const found = await Promise.all(
    [
      to.overview(o),
      to.today(o),
      to.chase(o),
      to.contracts(o),
      to.subcontracts(o),
      to.suppliers(o),
      to.reviews(o),
      to.expirations(o),
      to.outlook(o),
      to.reminders(o),
      to.letters(o),
      to.remediation(o),
      to.exceptions(o),
      `${to.search(o)}?q=${upperNumber}`,
      to.log(o),
    ].map(async (page) => ({ page, ...(await browser.get(page)) })),
  );
  for (const { page, status, body } of found) {
    expect(status, page).toBe(200);
    if (!page.includes("q=")) expect(body, page).not.toContain(upperNumber);
    if (page !== to.log(o)) expect(body, page).not.toMatch(named);
  }
  const list = found.find(({ page }) => page === to.subcontracts(o));
  for (const number of lowerNumbers) expect(list?.body).toContain(number);
  const upper = to.subcontract(o, chain.subcontractId);
  expect((await browser.get(upper)).status).toBe(404);
});

test("as a subcontractor it finds what is asked of it, and nothing of what it asks of others", async () => {
  const { official, subcontractor, requestId, silent } = chain;
  const browser = await Visitor.of(official.person);
  const o = subcontractor.id;
  const { subcontractor: to } = paths;
  for (const page of [
    to.inbox(o),
    to.answers(o),
    to.sharing(o),
    to.workbooks(o),
    to.remediation(o),
    to.assignments(o),
    to.request(o, requestId),
    to.messages(o, requestId),
  ]) {
    const { status, body } = await browser.get(page);
    expect(status, page).toBe(200);
    for (const number of lowerNumbers) expect(body, page).not.toContain(number);
    expect(body, page).not.toMatch(new RegExp(`${silent.supplier.legalName}\\b`));
  }
  expect((await browser.get(to.request(o, silent.requestId))).status).toBe(404);
  expect((await browser.get(to.messages(o, silent.requestId))).status).toBe(404);
});

test("the people of a side lead to those whose access is managed there, and to nobody else", async () => {
  const { official, subcontractor } = chain;
  const o = subcontractor.id;
  // Somebody who works on the other side alone.
  await actorOf(subcontractor, "subcontractor-contributor");
  await actorOf(subcontractor, "prime-manager");
  const browser = await Visitor.of(official.person);
  for (const [people, person] of [
    [paths.prime.people(o), paths.prime.person],
    [paths.subcontractor.people(o), paths.subcontractor.person],
  ] as const) {
    const { body } = await browser.get(people);
    const stem = person(o, "");
    const links = [...body.matchAll(/href="([^"]+)"/g)].flatMap(([, href]) =>
      href?.startsWith(stem) && /[0-9a-f-]{36}$/.test(href) ? [href] : [],
    );
    expect(links.length, people).toBeGreaterThan(0);
    expect(body).toContain("Not on this side");
    for (const link of links) expect((await browser.get(link)).status, link).toBe(200);
  }
});
