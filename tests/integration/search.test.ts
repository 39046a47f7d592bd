import { expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { findEverywhere } from "#app/queries/search/found-everywhere.server.ts";
import { assessments } from "#db/schema/assessment.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { makeWholeChain } from "#tests/factories/whole-chain.ts";

const find = (actor: TestActor, search: string) =>
  asActor(actor, (scope) => findEverywhere(scope, search));

test("everything is found by what it is known by, and by the prime's own people alone", async () => {
  const chain = await makeWholeChain();
  const { manager, supplier, subcontractId, contractId } = chain;
  const [assessment] = await asActor(manager, ({ tx }) => tx.select().from(assessments));
  const uid = assessment?.cmmcUid ?? "";
  expect(uid).not.toBe("");
  const byCage = await find(manager, supplier.cage);
  expect(byCage.isNear).toBe(false);
  expect(byCage.found.suppliers.items.map(({ id }) => id)).toEqual([supplier.id]);
  expect(byCage.found.subcontracts.items.map(({ id }) => id)).toContain(subcontractId);
  const piid = byCage.found.subcontracts.items[0]?.contractPiid ?? "";
  const written = `${piid.slice(0, 6)}-${piid.slice(6, 8)}-${piid.slice(8, 9)}-${piid.slice(9)}`;
  for (const number of [piid, written, written.toLowerCase()]) {
    const { found } = await find(manager, number);
    expect(found.contracts.items.map(({ id }) => id)).toEqual([contractId]);
  }
  const byUid = await find(manager, uid);
  expect(byUid.found.assessments.items).toMatchObject([{ cmmcUid: uid, supplierId: supplier.id }]);

  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  for (const search of [supplier.cage, piid, uid, supplier.legalName]) {
    const { found } = await find(stranger, search);
    expect(Object.values(found).map(({ items }) => items.length)).toEqual([0, 0, 0, 0, 0]);
  }
});

test("the page is for who reads the portfolio, and nobody else", async () => {
  const { manager, official, supplier } = await makeWholeChain();
  const page = `${paths.prime.search(manager.organizationId)}?q=${supplier.cage}`;
  const read = await (await Visitor.of(manager.person)).get(page);
  expect(read.status).toBe(200);
  expect(read.body).toContain(paths.prime.supplier(manager.organizationId, supplier.id));
  const refused = await (await Visitor.of(official.person)).get(page);
  expect(refused.status).toBe(404);
  expect(refused.body).not.toContain(supplier.id);
});
