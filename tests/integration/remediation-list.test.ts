import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { recordStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import { addItems } from "#app/commands/remediation/add-items.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { reviewPlan } from "#app/commands/remediation/review-plan.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  PLAN_SORTS,
  PLAN_STATES,
  type PlanCursor,
  type PlanState,
  planStateOf,
  readPlanList,
} from "#app/domain/remediation/plan-list-address.ts";
import { SLIPS } from "#app/domain/remediation/progress.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { countPlans } from "#app/queries/remediation/plan-facets.server.ts";
import { findPlans, listPlans, type PlanPage } from "#app/queries/remediation/plan-list.server.ts";
import { listSuppliersPlans } from "#app/queries/remediation/prime-plan.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { makeConditional, onDay, state } from "#tests/factories/conditional-plan.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { answerOf, makePlan, readPlan } from "#tests/factories/remediation.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  type TestSupplier,
} from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { makeWorkbook } from "#tests/factories/workbook-answers.ts";

type Item = { dueInDays?: number; isDone?: boolean };

/** A plan with these items, shown to a prime, as it is after its last change. */
async function givePlan(
  official: TestActor,
  { primeId, systemName, items }: { primeId: string; systemName: string; items: Item[] },
): Promise<string> {
  const planId = await makePlan(official, await makeWorkbook(official, {}, systemName));
  for (const [index, { dueInDays, isDone }] of items.entries()) {
    const weakness = `Weakness ${index + 1}`;
    await addItems(official, planId, { intent: "own", requirement: "", weakness });
    const item = (await readPlan(official, planId)).items.at(-1);
    if (!item) throw new Error("no item");
    const done = { status: "done" as const, doneOn: official.on, evidence: "Ticket 12" };
    const dueOn = dueInDays === undefined ? null : addDays(official.on, dueInDays);
    const change = answerOf(item, { action: "Cure it.", dueOn, ...(isDone && done) });
    const changed = await changeItem(official, { planId, itemId: item.id }, change);
    if (!changed.ok) throw new Error(changed.reason);
  }
  const shared = await sharePlan(official, planId, { primeId, level: "progress" });
  if (!shared.ok) throw new Error(shared.reason);
  return planId;
}

/**
 * A prime with two contracts and two suppliers: one under both with a plan that is on its way and one that is
 * finished, owned by the manager; one under the second with a plan that stands still and has an item overdue.
 */
async function makePortfolio() {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  const contractIds = [await makeContract(manager), await makeContract(manager)] as const;
  const made: { official: TestActor; supplier: TestSupplier }[] = [];
  for (const under of [contractIds, [contractIds[1]]]) {
    const organization = await makeOrganization();
    const official = await actorOf(organization, "subcontractor-official");
    const supplier = await makeSupplier(manager, organization);
    for (const contractId of under) await makeSubcontract(manager, { contractId, supplier });
    made.push({ official, supplier });
  }
  const [first, second] = made;
  if (!first || !second) throw new Error("no supplier");
  await asSystem((tx) =>
    tx
      .update(suppliers)
      .set({ ownerId: manager.personId })
      .where(eq(suppliers.id, first.supplier.id)),
  );
  const primeId = prime.id;
  const before = onDay(second.official, addDays(manager.on, -60));
  const plans = {
    going: await givePlan(first.official, {
      primeId,
      systemName: "CUI enclave",
      items: [{ dueInDays: 40 }, {}],
    }),
    finished: await givePlan(first.official, {
      primeId,
      systemName: "Test bench",
      items: [{ isDone: true }],
    }),
    slipping: await givePlan(before, {
      primeId,
      systemName: "Weld shop",
      items: [{ dueInDays: 10 }],
    }),
  };
  return { prime, manager, contractIds, first, second, plans };
}

const found = (manager: TestActor, query: string) => {
  const { cursor, ...filter } = readPlanList(new URLSearchParams(query));
  return asActor(manager, (scope) => findPlans(scope, filter, cursor));
};
const idsOf = async (manager: TestActor, query: string) =>
  (await found(manager, query)).plans.map(({ planId }) => planId);

test("a list is narrowed by how it goes, why it slips, supplier, contract, owner and words", async () => {
  const { manager, contractIds, first, second, plans } = await makePortfolio();
  const { going, finished, slipping } = plans;
  expect(await idsOf(manager, "")).toEqual([slipping, going, finished]);
  expect(await idsOf(manager, "state=on-its-way")).toEqual([going]);
  expect(await idsOf(manager, "state=finished")).toEqual([finished]);
  expect(await idsOf(manager, "slip=overdue")).toEqual([slipping]);
  expect(await idsOf(manager, "slip=standstill")).toEqual([slipping]);
  expect(await idsOf(manager, "slip=past-close-out")).toEqual([]);
  expect(await idsOf(manager, `supplier=${first.supplier.id}`)).toEqual([going, finished]);
  expect(await idsOf(manager, `contract=${contractIds[0]}`)).toEqual([going, finished]);
  expect(await idsOf(manager, `contract=${contractIds[1]}`)).toHaveLength(3);
  expect(await idsOf(manager, "owner=me")).toEqual([going, finished]);
  expect(await idsOf(manager, "owner=nobody")).toEqual([slipping]);
  expect(await idsOf(manager, "q=weld")).toEqual([slipping]);
  const words = encodeURIComponent(`${second.supplier.legalName} WELD`);
  expect(await idsOf(manager, `q=${words}`)).toEqual([slipping]);
  expect(await idsOf(manager, `q=${first.supplier.cage}`)).toEqual([]);
  const near = await found(manager, "q=enclvae");
  expect(near.filter.isNear).toBe(true);
  expect(near.plans[0]?.planId).toBe(going);
  const other = await actorOf(await makeOrganization(), "prime-manager");
  expect(await idsOf(other, "")).toEqual([]);
});

test("what a choice would leave is what it leaves, whatever else is chosen", async () => {
  const { manager, contractIds, first, second } = await makePortfolio();
  const facetsOf = (query: string) => {
    const { cursor: _, ...filter } = readPlanList(new URLSearchParams(query));
    return asActor(manager, (scope) => countPlans(scope, filter));
  };
  const facets = await facetsOf("");
  expect(facets.states).toEqual({ slipping: 1, "on-its-way": 1, finished: 1 });
  expect(facets.slips).toEqual({ "past-close-out": 0, overdue: 1, standstill: 1 });
  const counted = (choices: { id: string; count: number }[]) =>
    Object.fromEntries(choices.map(({ id, count }) => [id, count]));
  expect(counted(facets.suppliers)).toEqual({
    [first.supplier.id]: 2,
    [second.supplier.id]: 1,
  });
  expect(counted(facets.contracts)).toEqual({ [contractIds[0]]: 2, [contractIds[1]]: 3 });
  expect(facets).toMatchObject({ owners: [{ id: manager.personId, count: 2 }], unowned: 1 });
  const narrowed = await facetsOf(`state=finished&contract=${contractIds[0]}`);
  expect(narrowed.states).toEqual({ "on-its-way": 1, finished: 1 });
  expect(counted(narrowed.contracts)).toEqual({ [contractIds[0]]: 1, [contractIds[1]]: 1 });
  expect(narrowed.slips).toEqual({ "past-close-out": 0, overdue: 0, standstill: 0 });
});

test.each(PLAN_SORTS)("sorted by %s each comes once, up and down", async (sort) => {
  const { manager } = await makePortfolio();
  const walk = async (isDescending: boolean) => {
    const ids: string[] = [];
    let cursor: PlanCursor | null = null;
    do {
      const piece: { cursor: PlanCursor | null; size: number } = { cursor, size: 1 };
      const read = (scope: Scope) => listPlans(scope, { sort, isDescending }, piece);
      const page: PlanPage = await asActor(manager, read);
      ids.push(...page.plans.map(({ planId }) => planId));
      cursor = page.next;
    } while (cursor);
    return ids;
  };
  const up = await walk(false);
  expect(new Set(up).size).toBe(3);
  expect(await walk(true)).toEqual(up.toReversed());
});

test("SQL and the rule say the same of a plan on every day that turns something", async () => {
  const chain = await makeConditional();
  const { official, manager, planId, statusDate, supplier } = chain;
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const dueOn = addDays(official.on, 100);
  await changeItem(official, { planId, itemId: item.id }, answerOf(item, { dueOn }));
  const dayOfClock = (day: number) => addDays(statusDate, day);
  const days = [5, 35, 36, 105, 106, 180, 181].map(dayOfClock);
  await expectTheSame(manager, days);
  // A revocation that the prime learned of ends the clock, from its day on.
  const facts = await asActor(manager, (scope) =>
    listSharedFacts(scope, { supplierId: supplier.id }),
  );
  const assessment = facts.find(({ kind }) => kind === "assessment");
  const which = { supplierId: supplier.id, assessmentLineageId: assessment?.lineageId ?? "" };
  const revoked = await recordStatusEnding(manager, which, {
    cause: "status-revoked",
    endedOn: manager.on,
    source: "Told by the program office",
  });
  expect(revoked).toMatchObject({ ok: true });
  await expectTheSame(manager, days);
  expect((await asActor(manager, (scope) => listPlans(scope, {}))).plans[0]?.closeOutBy).toBe(null);
});

test("SQL and the rule say the same once a status is closed out", async () => {
  const chain = await makeConditional();
  const { manager, official, statusDate } = chain;
  const closing = addDays(statusDate, 150);
  await state(
    { ...chain, official: onDay(official, closing), manager: onDay(manager, closing) },
    {
      cmmcStatus: "Final",
      cmmcStatusDate: statusDate,
      cmmcScore: "110",
      cmmcCloseOutOn: closing,
      affirmedOn: closing,
    },
  );
  await expectTheSame(manager, [statusDate, closing, addDays(statusDate, 181)]);
});

/** What the list says of every plan on these days is what the rule finds, and its choices fit. */
async function expectTheSame(manager: TestActor, days: readonly CalendarDate[]): Promise<void> {
  for (const day of days) {
    const reader = onDay(manager, day);
    const byRule = await asActor(reader, (scope) => listSuppliersPlans(scope));
    const [{ plans }, facets] = await asActor(reader, (scope) =>
      Promise.all([listPlans(scope, {}), countPlans(scope, {})]),
    );
    const told = plans.map(({ planId, closeOutBy, slips }) => ({ planId, closeOutBy, slips }));
    expect(told, day).toEqual(
      byRule.map(({ planId, closeOutBy, slips }) => ({ planId, closeOutBy, slips })),
    );
    const countOf = (state: PlanState) =>
      byRule.filter((plan) => planStateOf(plan.progress, plan.slips) === state).length;
    for (const state of PLAN_STATES)
      expect(facets.states[state] ?? 0, `${state} on ${day}`).toBe(countOf(state));
    for (const slip of SLIPS)
      expect(facets.slips[slip], `${slip} on ${day}`).toBe(
        byRule.filter(({ slips }) => slips.includes(slip)).length,
      );
  }
}

test("the files hold exactly what is seen, and no formula", async () => {
  const { manager, prime, first, plans } = await makePortfolio();
  const evil = '=HYPERLINK("https://evil.example","Open")';
  await givePlan(first.official, { primeId: prime.id, systemName: evil, items: [{}] });
  await reviewPlan(manager, plans.going, { outcome: "commented", note: "Go on." });
  const browser = await Visitor.of(manager.person);
  const page = await browser.get(paths.prime.remediation(prime.id));
  expect(page.body).toContain("Slipping (1)");
  expect(page.body).toContain("Download this list");
  const file = paths.prime.exportRemediation(prime.id, "csv");
  const whole = await browser.get(file);
  expect(whole.status).toBe(200);
  expect(whole.body.trim().split("\r\n")).toHaveLength(5);
  expect(whole.body).toContain(`"'=HYPERLINK(""https://evil.example"",""Open"")"`);
  const narrowed = await browser.get(`${file}?state=on-its-way&q=cui`);
  const lines = narrowed.body.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("CUI enclave,On its way,,2,0,1,");
  const sheet = await browser.get(paths.prime.exportRemediation(prime.id, "xlsx"));
  expect(sheet.status).toBe(200);
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  expect((await (await Visitor.of(stranger.person)).get(file)).status).toBe(404);
});
