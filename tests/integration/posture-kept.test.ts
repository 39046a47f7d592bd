import { and, eq, ne, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { keepPostureMonth } from "#app/commands/posture/keep-month.server.ts";
import {
  refreshPostures,
  SUBCONTRACTS_PER_PIECE,
} from "#app/commands/posture/refresh-postures.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { listNodes } from "#app/domain/posture/chain.ts";
import { readSupplierList } from "#app/domain/supplier/list-address.ts";
import { keepPostureMonths } from "#app/jobs/keep-posture-months.server.ts";
import { sweepPostures } from "#app/jobs/sweep-postures.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import { FIRST_TIER_PER_PAGE, getChainPage } from "#app/queries/posture/chain.server.ts";
import { listPostureMonths } from "#app/queries/posture/months.server.ts";
import { getClosePage } from "#app/queries/subcontract/closing.server.ts";
import { listSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { postureMonths, postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const RETURNED = "The certificate names another site than the one of this work.";

/** A supplier that told this score, and nobody checked it yet. */
async function makeScored(score: number) {
  const chain = await makeSupplyChain();
  const stated = await makeSubmission(chain, assessmentOf(chain.supplier, { score }));
  await asActor(chain.manager, (scope) =>
    refreshPostures(scope, { supplierId: chain.supplier.id }),
  );
  return { ...chain, ...stated };
}

const scoresOf = async (manager: TestActor) => (await asActor(manager, getOverview)).scores;

async function listedBy(manager: TestActor, query: string) {
  const { cursor, ...filter } = readSupplierList(new URLSearchParams(query));
  const { suppliers } = await asActor(manager, (scope) => listSuppliers(scope, filter, cursor));
  return suppliers;
}

test("the score that a supplier told stands until it is returned, and is counted in its band", async () => {
  const { manager, assessment, supplier } = await makeScored(90);
  await makeSupplier(manager);
  expect(await scoresOf(manager)).toEqual({
    full: 0,
    conditional: 1,
    below: 0,
    negative: 0,
    none: 1,
  });
  expect(await listedBy(manager, "score=conditional")).toMatchObject([
    { id: supplier.id, score: 90 },
  ]);
  expect(await listedBy(manager, "score=none")).toMatchObject([{ score: null }]);
  expect(await listedBy(manager, "score=full")).toEqual([]);
  const returned = { intent: "return", reason: RETURNED, seenReviewId: undefined } as const;
  expect(await reviewFact(manager, assessment.factId, returned)).toMatchObject({ ok: true });
  expect(await scoresOf(manager)).toMatchObject({ conditional: 0, none: 2 });
  expect(await listedBy(manager, "score=none")).toHaveLength(2);
});

test("a corrected score takes the place of the former", async () => {
  const chain = await makeScored(110);
  const { manager, supplier, assessment } = chain;
  await makeSubmission(chain, assessmentOf(supplier, { score: -12 }), assessment);
  await asActor(manager, (scope) => refreshPostures(scope, { all: true }));
  expect(await scoresOf(manager)).toMatchObject({ full: 0, negative: 1 });
});

test("a month is kept once, whoever comes by again and whatever changes since", async () => {
  const { manager, subcontractId } = await makeSupplyChain();
  const keep = (actor: TestActor) => asSystem((tx) => keepPostureMonth({ tx, actor }));
  const both = await Promise.all([keep(manager), keep(manager)]);
  expect(both.toSorted()).toEqual([false, true]);
  const kept = () => asActor(manager, (scope) => listPostureMonths(scope));
  const [first] = await kept();
  expect(first).toMatchObject({
    month: `${manager.on.slice(0, 7)}-01`,
    keptOn: manager.on,
    counts: [{ state: "ineligible", required: "Level 2 (C3PAO)", count: 1 }],
  });
  const page = await asActor(manager, (scope) => getClosePage(scope, subcontractId));
  await closeSubcontract(manager, subcontractId, {
    reason: "The order was placed twice.",
    shown: page?.shown ?? "",
  });
  expect(await keep(manager)).toBe(false);
  expect(await kept()).toEqual([first]);
  const other = await actorOf(await makeOrganization(), "prime-manager");
  expect(await asActor(other, (scope) => listPostureMonths(scope))).toEqual([]);
});

test("the sweep keeps a row for each month in which it comes by, and no second one", async () => {
  const { manager } = await makeSupplyChain();
  for (const at of ["2031-03-15T09:00:00Z", "2031-03-15T10:00:00Z", "2031-05-02T12:00:00Z"])
    await keepPostureMonths(new Date(at));
  const rows = await asSystem((tx) =>
    tx
      .select({ month: postureMonths.month, keptOn: postureMonths.keptOn })
      .from(postureMonths)
      .where(eq(postureMonths.primeId, manager.organizationId))
      .orderBy(postureMonths.month),
  );
  expect(rows).toEqual([
    { month: "2031-03-01", keptOn: "2031-03-15" },
    { month: "2031-05-01", keptOn: "2031-05-02" },
  ]);
});

test("a trend shows the kept months, and today", async () => {
  const { manager } = await makeSupplyChain();
  await asSystem((tx) => keepPostureMonth({ tx, actor: manager }));
  const { trend } = await asActor(manager, getOverview);
  expect(trend).toMatchObject([
    { isNow: false, states: { ineligible: 1 } },
    { isNow: true, states: { ineligible: 1 } },
  ]);
});

test("a contract is a tree: lower tiers under theirs, a closed one while something hangs under it", async () => {
  const { manager, contractId, subcontractId: top } = await makeSupplyChain();
  const under = async (parentId: string) =>
    (
      await makeSubcontract(manager, {
        contractId,
        supplier: await makeSupplier(manager),
        parentId,
        isIssued: false,
      })
    ).subcontractId;
  const middle = await under(top);
  const lowest = await under(middle);
  const read = (actor = manager, after = "") =>
    asActor(actor, (scope) => getChainPage(scope, contractId, after));
  const tiers = async () =>
    listNodes((await read()).nodes).map(({ id, tier, isClosed }) => [id, tier, isClosed]);
  expect(await tiers()).toEqual([
    [top, 1, false],
    [middle, 2, false],
    [lowest, 3, false],
  ]);
  await asSystem((tx) =>
    tx.update(subcontracts).set({ state: "closed" }).where(eq(subcontracts.id, middle)),
  );
  expect(await tiers()).toContainEqual([middle, 2, true]);
  await asSystem((tx) =>
    tx.update(subcontracts).set({ state: "closed" }).where(eq(subcontracts.id, lowest)),
  );
  expect(await tiers()).toEqual([[top, 1, false]]);
  const other = await actorOf(await makeOrganization(), "prime-manager");
  expect(await read(other)).toEqual({ nodes: [], next: null, isCut: false });
});

test("three hundred subcontracts are a tree of several pages, each once", async () => {
  const { manager, contractId, supplier } = await makeSupplyChain();
  await asSystem((tx) =>
    tx.execute(sql`insert into subcontracts (prime_id, created_by, contract_id, supplier_id, number, title)
      select ${manager.organizationId}::uuid, ${manager.personId}::uuid, ${contractId}::uuid,
        ${supplier.id}::uuid, 'b-' || n || case when n % 2 = 0 then 'x' else 'X' end, 'Housings'
      from generate_series(1, 300) n`),
  );
  const seen: string[] = [];
  let after: string | null = "";
  let pages = 0;
  while (after !== null) {
    const from: string = after;
    const page = await asActor(manager, (scope) => getChainPage(scope, contractId, from));
    expect(page.nodes.length).toBeLessThanOrEqual(FIRST_TIER_PER_PAGE);
    seen.push(...page.nodes.map(({ id }) => id));
    after = page.next;
    pages += 1;
  }
  expect(pages).toBe(7);
  expect(new Set(seen).size).toBe(301);
});

test("the riskiest are the most valuable of what may not be awarded, and another prime has none", async () => {
  const { manager, contractId, supplier, subcontractId } = await makeSupplyChain();
  const { subcontractId: second } = await makeSubcontract(manager, { contractId, supplier });
  await asSystem(async (tx) => {
    await tx.update(subcontracts).set({ value: 10 }).where(eq(subcontracts.id, subcontractId));
    await tx.update(subcontracts).set({ value: 2_000 }).where(eq(subcontracts.id, second));
  });
  const overview = await asActor(manager, getOverview);
  expect(overview.riskiest).toMatchObject([
    { id: second, value: 2_000, state: "ineligible", day: { kind: "now" } },
    { id: subcontractId, value: 10 },
  ]);
  expect(overview.exposure.ineligible).toEqual({ value: 2_010, valued: 2, unvalued: 0 });
  expect(overview.contracts).toMatchObject([{ id: contractId, counts: { ineligible: 2 } }]);
  const other = await actorOf(await makeOrganization(), "prime-manager");
  expect(await asActor(other, getOverview)).toMatchObject({ riskiest: [], contracts: [] });
});

test("each picture has its table, and each of its marks leads to a list that answers", async () => {
  const chain = await makeScored(90);
  const { manager, contractId } = chain;
  await asSystem((tx) => keepPostureMonth({ tx, actor: manager }));
  const browser = await Visitor.of(manager.person);
  const { prime } = paths;
  const o = manager.organizationId;
  const { body } = await browser.get(prime.overview(o));
  const drawn = [...body.matchAll(/<figure class="chart">(.*?)<\/figure>/gs)].map(([, one]) => one);
  expect(drawn.length).toBeGreaterThanOrEqual(5);
  for (const figure of drawn) expect(figure).toMatch(/<svg.*<table/s);
  const hrefs = new Set(
    drawn.flatMap((figure) => [...(figure ?? "").matchAll(/href="([^"]+)"/g)].map(([, to]) => to)),
  );
  expect([...hrefs].some((to) => to?.includes("score=conditional"))).toBe(true);
  for (const to of hrefs) {
    const { status } = await browser.get(String(to).replaceAll("&amp;", "&").split("#")[0] ?? "");
    expect(status, to).toBe(200);
  }
  const stranger = await Visitor.of((await makeSupplyChain()).manager.person);
  expect((await stranger.get(prime.chain(o, contractId))).status).toBe(404);
  const own = await makeSupplyChain();
  const ownBrowser = await Visitor.of(own.manager.person);
  expect((await ownBrowser.get(prime.chain(own.manager.organizationId, contractId))).status).toBe(
    404,
  );
  expect((await browser.get(prime.postureMonths(o))).body).toContain("As counted on");
});

test("a day that ends many verdicts is swept a piece at a time, and none is passed over", async () => {
  const { manager, contractId, supplier, subcontractId } = await makeSupplyChain();
  const { organizationId: primeId } = manager;
  const many = SUBCONTRACTS_PER_PIECE + 5;
  await asSystem((tx) =>
    tx.execute(sql`insert into subcontracts (prime_id, created_by, contract_id, supplier_id, number,
        title, information, commercial_off_the_shelf_only)
      select ${primeId}::uuid, ${manager.personId}::uuid, ${contractId}::uuid, ${supplier.id}::uuid,
        'many-' || n, 'Housings', 'FCI', false
      from generate_series(1, ${many}::int) n`),
  );
  const decided = () =>
    asSystem((tx) =>
      tx
        .select({ id: postures.subcontractId, asOf: postures.asOf })
        .from(postures)
        .where(eq(postures.primeId, primeId)),
    );
  const first = await asActor(manager, (scope) => refreshPostures(scope, { all: true }));
  expect(first.changed).toBe(many);
  expect(await decided()).toHaveLength(many + 1);
  await asSystem((tx) =>
    tx
      .update(postures)
      .set({ refreshOn: "2031-06-01" })
      .where(and(eq(postures.primeId, primeId), ne(postures.subcontractId, subcontractId))),
  );
  await sweepPostures(new Date("2031-06-02T12:00:00Z"));
  const swept = (await decided()).filter(({ asOf }) => asOf === "2031-06-02");
  expect(swept.length).toBeGreaterThanOrEqual(many);
});
