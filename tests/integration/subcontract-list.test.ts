import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { countSubcontracts, sumValues } from "#app/domain/posture/subcontract-counts.ts";
import {
  readSubcontractList,
  SUBCONTRACT_SORTS,
  type SubcontractCursor,
} from "#app/domain/posture/subcontract-list-address.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { findSubcontracts } from "#app/queries/subcontract/found-subcontracts.server.ts";
import {
  listSubcontractGroups,
  listSubcontracts,
  type SubcontractPage,
} from "#app/queries/subcontract/list.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeContract, makeSubcontract, makeSupplier } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const COTS = {
  information: "none" as const,
  cuiCategories: [],
  commercialOffTheShelfOnly: true,
  performingCages: [],
  directedStatus: null,
  operationallyCriticalSupport: false,
};

async function makePortfolio() {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractIds = [await makeContract(manager), await makeContract(manager)];
  for (const contractId of contractIds) {
    const supplier = await makeSupplier(manager);
    await makeSubcontract(manager, { contractId, supplier });
    await makeSubcontract(manager, { contractId, supplier, information: COTS });
  }
  return { manager, contractIds };
}

function listed(manager: TestActor, query: string) {
  const { cursor, ...filter } = readSubcontractList(new URLSearchParams(query));
  return asActor(manager, (scope) => findSubcontracts(scope, filter, cursor));
}

test.each(SUBCONTRACT_SORTS)("sorted by %s each comes once, up and down", async (sort) => {
  const { manager } = await makePortfolio();
  const walk = async (isDescending: boolean) => {
    const ids: string[] = [];
    let cursor: SubcontractCursor | null = null;
    do {
      const piece: { cursor: SubcontractCursor | null; size: number } = { cursor, size: 3 };
      const read = (scope: Scope) => listSubcontracts(scope, { sort, isDescending }, piece);
      const page: SubcontractPage = await asActor(manager, read);
      ids.push(...page.subcontracts.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    return ids;
  };
  const up = await walk(false);
  expect(new Set(up).size).toBe(4);
  expect(await walk(true)).toEqual(up.toReversed());
});

test("what a choice would leave is what it leaves", async () => {
  const { manager, contractIds } = await makePortfolio();
  const groups = await asActor(manager, (scope) => listSubcontractGroups(scope, {}));
  const counts = countSubcontracts(groups, {});
  expect(counts.state).toEqual({ ineligible: 2, "no-requirement": 2 });
  expect(counts.handles).toEqual({ CUI: 2, none: 2 });
  const chosen = { contractId: contractIds[0] };
  expect(countSubcontracts(groups, chosen).state).toEqual({ ineligible: 1, "no-requirement": 1 });
  for (const state of ["ineligible", "no-requirement"] as const) {
    const { subcontracts: left } = await listed(
      manager,
      `state=${state}&contract=${contractIds[0]}`,
    );
    expect(left).toHaveLength(1);
  }
});

test("a list is narrowed and sorted by value, and says what it is worth together", async () => {
  const { manager, contractIds } = await makePortfolio();
  const { subcontracts: all } = await listed(manager, "");
  const worth = [1_000_000, 99_999, 100_000];
  await asSystem(async (tx) => {
    for (const [index, value] of worth.entries())
      await tx
        .update(subcontracts)
        .set({ value })
        .where(eq(subcontracts.id, all[index]?.id ?? ""));
  });
  const values = async (query: string) =>
    (await listed(manager, query)).subcontracts.map(({ value }) => value);
  expect(await values("sort=value&order=down")).toEqual([1_000_000, 100_000, 99_999, null]);
  expect(await values("value=large")).toEqual([1_000_000]);
  expect(await values("value=medium")).toEqual([100_000]);
  expect(await values("value=small")).toEqual([99_999]);
  expect(await values("value=none")).toEqual([null]);
  const groups = await asActor(manager, (scope) => listSubcontractGroups(scope, {}));
  expect(sumValues(groups, {})).toEqual({ value: 1_199_999, valued: 3, unvalued: 1 });
  const [first, second] = await Promise.all(
    contractIds.map(async (contractId) => sumValues(groups, { contractId }).value),
  );
  expect((first ?? 0) + (second ?? 0)).toBe(1_199_999);
});

test("a number typed wrong is found, and what is ineligible says why", async () => {
  const { manager } = await makePortfolio();
  const [first] = (await listed(manager, "state=ineligible")).subcontracts;
  expect(first?.reason).toMatch(/assessment/i);
  const number = first?.number ?? "";
  expect((await listed(manager, `q=${number}`)).filter.isNear).toBe(false);
  const near = await listed(manager, `q=${number.slice(0, -1)}-${number.slice(-1)}`);
  expect(near.filter.isNear).toBe(true);
  expect(near.subcontracts.map((one) => one.number)).toContain(number);
  const other = await actorOf(await makeOrganization(), "prime-manager");
  expect((await listed(other, `q=${number}&near=yes`)).subcontracts).toEqual([]);
});

test("the files hold exactly what is seen, with every reason, and no formula", async () => {
  const { manager, contractIds } = await makePortfolio();
  const browser = await Visitor.of(manager.person);
  const [first] = (await listed(manager, "state=ineligible")).subcontracts;
  await asSystem((tx) =>
    tx
      .update(subcontracts)
      .set({ title: '=HYPERLINK("https://evil.example","Open")' })
      .where(eq(subcontracts.id, first?.id ?? "")),
  );
  const file = paths.prime.exportSubcontracts(manager.organizationId, "csv");
  const whole = await browser.get(file);
  expect(whole.status).toBe(200);
  expect(whole.body.trim().split("\r\n")).toHaveLength(5);
  expect(whole.body).toContain(`"'=HYPERLINK(""https://evil.example"",""Open"")"`);
  const query = `?state=ineligible&contract=${contractIds[0]}`;
  const narrowed = await browser.get(file + query);
  const lines = narrowed.body.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/Ineligible,,No attested assessment .*\(DFARS 252\.204-7021/);
});

test("words of two letters narrow what the others found, and find alone", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractId = await makeContract(manager);
  const named = async (legalName: string, title: string) => {
    const supplier = await makeSupplier(manager);
    const { subcontractId } = await makeSubcontract(manager, { contractId, supplier });
    await asSystem(async (tx) => {
      await tx
        .update(suppliers)
        .set({ legalName, searchText: legalName })
        .where(eq(suppliers.id, supplier.id));
      await tx.update(subcontracts).set({ title }).where(eq(subcontracts.id, subcontractId));
    });
    return subcontractId;
  };
  const both = await named("Granite Pass Castings LLC", "Pump qx housings");
  await named("Granite Ridge Works", "Valve bodies");
  const other = await named("Harrow Lane Gaskets QX", "Seals");
  const idsOf = async (search: string) => {
    const { subcontracts: found } = await asActor(manager, (scope) =>
      listSubcontracts(scope, { search }),
    );
    return found.map(({ id }) => id).sort();
  };
  expect(await idsOf("granite qx")).toEqual([both]);
  expect(await idsOf("qx")).toEqual([both, other].sort());
  expect(await idsOf("granite zz")).toEqual([]);
  const groups = await asActor(manager, (scope) =>
    listSubcontractGroups(scope, { search: "granite qx" }),
  );
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(1);
});
