import { beforeAll, expect, test } from "vitest";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { readTable } from "#app/platform/read-table.server.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

type Form = "csv" | "xlsx";

let chain: Awaited<ReturnType<typeof makeSupplyChain>>;
let browser: Visitor;
let silent: string;

/** Of two suppliers one has answered and waits for review, and the other owes its answer. */
beforeAll(async () => {
  chain = await makeSupplyChain();
  const { manager, supplier, contractId } = chain;
  const statusDate = addDays(manager.on, -90);
  await makeSubmission(chain, assessmentOf(supplier, { statusDate }));
  const second = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier: second });
  silent = second.legalName;
  await asSystem((tx) => refreshPostures({ tx, actor: manager }, { all: true }));
  browser = await Visitor.of(manager.person);
}, 120_000);

/** The rows of a file, its head first. */
async function rowsOf(address: string): Promise<string[][]> {
  const table = await readTable(await browser.download(address));
  if (!table.ok) throw new Error(String(table.reason));
  return table.rows.map(({ cells }) => [...cells]);
}

const FORMS: Form[] = ["csv", "xlsx"];

test.each(FORMS)("the review queue as %s has a line for each fact that waits", async (form) => {
  const { prime, supplier } = chain;
  const [head, ...facts] = await rowsOf(paths.prime.exportReviews(prime.id, form));
  expect(head?.[0]).toBe("supplier");
  expect(new Set(facts.map(([name]) => name))).toEqual(new Set([supplier.legalName]));
  const page = await browser.get(paths.prime.reviews(prime.id));
  expect(page.body).toContain(paths.prime.exportReviews(prime.id, form));
  const kinds = facts.map(([, kind]) => kind);
  expect(kinds).toContain(FACT_KIND_NAMES.assessment);
  const only = await rowsOf(`${paths.prime.exportReviews(prime.id, form)}?kind=assessment`);
  expect(only.slice(1).map(([, kind]) => kind)).toEqual([FACT_KIND_NAMES.assessment]);
  expect(await rowsOf(`${paths.prime.exportReviews(prime.id, form)}?q=nobody`)).toHaveLength(1);
});

test.each(FORMS)("whom to chase as %s has what the list shows", async (form) => {
  const { prime } = chain;
  const address = paths.prime.exportChased(prime.id, form);
  const page = await browser.get(paths.prime.chase(prime.id));
  const [, ...rows] = await rowsOf(address);
  for (const [name = ""] of rows) expect(page.body).toContain(name);
  expect(rows.map(([name]) => name)).not.toContain(chain.supplier.legalName);
  expect(await rowsOf(`${address}?late=yes`)).toHaveLength(1);
});

test.each(FORMS)("a list's file as %s has the columns that the list shows", async (form) => {
  const { prime } = chain;
  const address = paths.prime.exportSuppliers(prime.id, form);
  const [whole = []] = await rowsOf(address);
  expect(whole).toContain("uei");
  const shown = await rowsOf(`${address}?columns=state,score`);
  expect(shown[0]).toEqual([
    "legal_name",
    "tags",
    "worst_state",
    "sprs_score",
    "ineligible_because",
  ]);
  expect(shown.slice(1).map(([name]) => name)).toContain(silent);
  const subcontracts = paths.prime.exportSubcontracts(prime.id, form);
  const [head] = await rowsOf(`${subcontracts}?columns=value`);
  expect(head).toEqual([
    "subcontract_number",
    "subcontract_title",
    "subcontract_value",
    "under_subcontract",
  ]);
});

test("the list shows what was chosen, and so do its pages, its sorting and its files", async () => {
  const { prime } = chain;
  const list = await browser.get(
    `${paths.prime.suppliers(prime.id)}?columns=state&columns=score&sort=state`,
  );
  expect(list.body).toContain("Columns: 2 of 6");
  expect(list.body).not.toContain('data-label="Contact"');
  for (const address of ["export.csv", "export.xlsx"])
    expect(list.body).toContain(`${address}?sort=state&amp;columns=state%2Cscore`);
  expect(list.body).toContain("order=down&amp;columns=state%2Cscore");
  const json = /href="([^"]*\.json[^"]*)"/.exec(list.body)?.[1] ?? "";
  expect((await browser.get(json.replaceAll("&amp;", "&"))).status).toBe(200);
});

test("nobody else has these files", async () => {
  const stranger = await Visitor.of(
    (await actorOf(await makeOrganization(), "prime-manager")).person,
  );
  for (const address of [
    paths.prime.exportReviews(chain.prime.id, "csv"),
    paths.prime.exportChased(chain.prime.id, "xlsx"),
  ])
    expect((await stranger.get(address)).status).toBe(404);
});
