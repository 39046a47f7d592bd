import { and, eq, ne, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { addDays, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import {
  readSupplierList,
  SUPPLIER_SORTS,
  type SupplierCursor,
  type SupplierListAddress,
} from "#app/domain/supplier/list-address.ts";
import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { getClosePage } from "#app/queries/subcontract/closing.server.ts";
import {
  countSupplierStates,
  listSuppliers,
  type SupplierPage,
} from "#app/queries/supplier/supplier.server.ts";
import { postures, supplierPostures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Rolled = {
  state: PostureState | "none";
  count: number;
  holdsUntil: string | null;
};

/** Every supplier's worst state, rolled up from its open subcontracts by the rule itself. */
async function rolledUp({ organizationId: primeId, on }: TestActor): Promise<Map<string, Rolled>> {
  const [every, open] = await asSystem((tx) =>
    Promise.all([
      tx.select({ id: suppliers.id }).from(suppliers).where(eq(suppliers.primeId, primeId)),
      tx
        .select({ supplierId: subcontracts.supplierId, posture: postures })
        .from(subcontracts)
        .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
        .where(and(eq(subcontracts.primeId, primeId), ne(subcontracts.state, "closed"))),
    ]),
  );
  return new Map(
    every.map(({ id }) => {
      const own = open.filter(({ supplierId }) => supplierId === id);
      const states = own.map(({ posture }) =>
        postureStateOf(
          {
            verdict: posture?.verdict ?? null,
            holdsUntil: calendarDateOrNull(posture?.holdsUntil ?? null),
          },
          on,
        ),
      );
      const ends = own.flatMap(({ posture }) =>
        posture?.verdict === "eligible" ? (posture.holdsUntil ?? []) : [],
      );
      const state = POSTURE_STATES.find((one) => states.includes(one)) ?? "none";
      return [id, { state, count: own.length, holdsUntil: ends.toSorted()[0] ?? null }];
    }),
  );
}

/** What the list, its filters, its order and its counts say is what the rule says, on several days. */
async function expectKept(manager: TestActor, step: string): Promise<void> {
  for (const days of [0, 45, 400]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const expected = await rolledUp(actor);
    const list = async (query: string) => {
      const { cursor, ...filter } = readSupplierList(new URLSearchParams(query));
      return (await asActor(actor, (scope) => listSuppliers(scope, filter, cursor))).suppliers;
    };
    const said = `${step}, ${days} days on`;
    for (const state of [...POSTURE_STATES, "none"]) {
      const of = [...expected].filter(([, rolled]) => rolled.state === state).map(([id]) => id);
      expect((await list(`state=${state}`)).map(({ id }) => id).sort(), said).toEqual(of.sort());
    }
    const listed = await list("sort=state");
    const rank = (state: PostureState | null) =>
      state === null ? POSTURE_STATES.length : POSTURE_STATES.indexOf(state);
    expect(
      listed.map(({ state }) => rank(state)),
      said,
    ).toEqual(listed.map(({ state }) => rank(state)).toSorted((a, b) => a - b));
    for (const { id, state, holdsUntil, subcontracts: count } of listed)
      expect({ state: state ?? "none", count, holdsUntil }, said).toEqual(expected.get(id));
    const counts = await asActor(actor, (scope) => countSupplierStates(scope, { tag: undefined }));
    const total = Object.values(counts).reduce((sum, one) => sum + (one ?? 0), 0);
    expect(total, said).toBe(expected.size);
    const [kept] = await asSystem((tx) =>
      tx
        .select({ subcontracts: sql<number>`sum(${supplierPostures.openSubcontracts})::int` })
        .from(supplierPostures)
        .where(eq(supplierPostures.primeId, manager.organizationId)),
    );
    expect(kept?.subcontracts, said).toBe(
      [...expected.values()].reduce((sum, { count }) => sum + count, 0),
    );
  }
}

const change = (subcontractId: string, values: Partial<typeof postures.$inferInsert>) =>
  asSystem((tx) =>
    tx.update(postures).set(values).where(eq(postures.subcontractId, subcontractId)),
  );

test("the worst state of a supplier is kept as each of its subcontracts changes", async () => {
  const { manager, contractId, supplier, subcontractId: first } = await makeSupplyChain();
  const other = await makeSupplier(manager);
  await expectKept(manager, "issued, and one without any");
  const { subcontractId: second } = await makeSubcontract(manager, { contractId, supplier });
  await expectKept(manager, "two");
  const ends = (days: number) => ({ holdsUntil: addDays(manager.on, days) });
  await change(first, { verdict: "eligible", ...ends(365) });
  await expectKept(manager, "one of two ineligible");
  await change(second, { verdict: "eligible", ...ends(30) });
  await expectKept(manager, "one lapsing");
  await change(second, { verdict: "eligible", holdsUntil: null });
  await expectKept(manager, "one without an end");
  await change(first, { verdict: "no-requirement", holdsUntil: null });
  await expectKept(manager, "one without a requirement");
  await change(second, { verdict: "no-requirement" });
  await expectKept(manager, "none required");
  const { subcontractId: third } = await makeSubcontract(manager, {
    contractId,
    supplier,
    isIssued: false,
  });
  await expectKept(manager, "one to issue");
  const page = await asActor(manager, (scope) => getClosePage(scope, third));
  const closed = await closeSubcontract(manager, third, {
    reason: "The order was placed twice.",
    shown: page?.shown ?? "",
  });
  expect(closed).toMatchObject({ ok: true });
  await expectKept(manager, "closed");
  await asSystem((tx) =>
    tx.update(subcontracts).set({ supplierId: other.id }).where(eq(subcontracts.id, second)),
  );
  await expectKept(manager, "moved to another record");
  await asSystem((tx) =>
    tx.insert(subcontracts).values({
      primeId: manager.organizationId,
      createdBy: manager.personId,
      contractId,
      supplierId: other.id,
      number: "UNANSWERED-1",
      title: "Housings",
    }),
  );
  await expectKept(manager, "one that nobody answered");
  await asActor(manager, (scope) => refreshPostures(scope, { all: true }));
  await expectKept(manager, "decided anew");
});

test("each order of the list is walked in pages, up, down and back again", async () => {
  const { manager, contractId, supplier, subcontractId } = await makeSupplyChain();
  const suppliersOf = [supplier];
  for (let count = 0; count < 5; count += 1) suppliersOf.push(await makeSupplier(manager));
  const [, second, third, fourth] = suppliersOf;
  const ends = (days: number) => ({
    verdict: "eligible" as const,
    holdsUntil: addDays(manager.on, days),
  });
  await change(subcontractId, ends(400));
  for (const [of, values] of [
    [second, ends(30)],
    [second, ends(400)],
    [third, { verdict: "no-requirement" as const, holdsUntil: null }],
    [fourth, { verdict: "ineligible" as const, holdsUntil: null }],
  ] as const) {
    if (!of) continue;
    const made = await makeSubcontract(manager, { contractId, supplier: of });
    await change(made.subcontractId, values);
  }
  for (const sort of SUPPLIER_SORTS)
    for (const isDescending of [false, true])
      await expectWalked(manager, { sort, isDescending }, suppliersOf.length);
});

/** Pages of two come to the whole list, and back from the last one the same pages come again. */
async function expectWalked(
  manager: TestActor,
  order: Pick<SupplierListAddress, "sort" | "isDescending">,
  count: number,
): Promise<void> {
  const said = JSON.stringify(order);
  const read = (cursor: SupplierCursor | null, size: number) =>
    asActor(manager, (scope) => listSuppliers(scope, order, cursor, size));
  const idsOf = ({ suppliers: rows }: SupplierPage) => rows.map(({ id }) => id);
  const whole = idsOf(await read(null, 50));
  expect(new Set(whole).size, said).toBe(count);
  const pages = [await read(null, 2)];
  for (let next = pages[0]?.next ?? null; next; next = pages.at(-1)?.next ?? null)
    pages.push(await read(next, 2));
  expect(pages.flatMap(idsOf), said).toEqual(whole);
  const back: string[][] = [];
  for (let at = pages.at(-1)?.previous ?? null; at; ) {
    const page = await read(at, 2);
    back.unshift(idsOf(page));
    at = page.previous;
  }
  expect(back, `${said}, back`).toEqual(pages.slice(0, -1).map(idsOf));
}

test("of two subcontracts of a supplier changed at the same time both are counted", async () => {
  const { manager, contractId, supplier, subcontractId: first } = await makeSupplyChain();
  const { subcontractId: second } = await makeSubcontract(manager, { contractId, supplier });
  for (let round = 0; round < 4; round += 1) {
    const verdict = round % 2 === 0 ? ("eligible" as const) : ("ineligible" as const);
    await Promise.all([
      asSystem(async (tx) => {
        await tx.update(postures).set({ verdict }).where(eq(postures.subcontractId, first));
        await tx.execute(sql`select pg_sleep(0.05)`);
      }),
      change(second, { verdict }),
    ]);
    const [kept] = await asSystem((tx) =>
      tx.select().from(supplierPostures).where(eq(supplierPostures.supplierId, supplier.id)),
    );
    expect(kept).toMatchObject({ worst: verdict, openSubcontracts: 2 });
  }
});

test("who adds a subcontract and who decides verdicts anew never wait for each other the wrong way round", async () => {
  const { manager, contractId, supplier, subcontractId } = await makeSupplyChain();
  // Another verdict than what is decided anew, so that deciding changes what the supplier comes to.
  await change(subcontractId, { verdict: "eligible", holdsUntil: null });
  const pause = ({ tx }: Scope) => tx.execute(sql`select pg_sleep(0.1)`);
  const tell = (scope: Scope) =>
    appendOversightEntry(scope, "supplier.changed", { supplierId: supplier.id }, {});
  const add = asActor(manager, async (scope) => {
    await scope.tx.insert(subcontracts).values({
      primeId: manager.organizationId,
      createdBy: manager.personId,
      contractId,
      supplierId: supplier.id,
      number: "AT-ONCE-1",
      title: "Housings",
    });
    await pause(scope);
    await tell(scope);
  });
  const tellFirst = asActor(manager, async (scope) => {
    await tell(scope);
    await pause(scope);
    await refreshPostures(scope, { supplierId: supplier.id });
  });
  const sweep = asActor(manager, async (scope) => {
    await refreshPostures(scope, { all: true });
    await pause(scope);
    await tell(scope);
  });
  await Promise.all([add, tellFirst, sweep]);
  await expectKept(manager, "after all three");
});

test("what went astray is found and set right by rebuilding", async () => {
  const { manager, supplier } = await makeSupplyChain();
  await asSystem((tx) =>
    tx
      .update(supplierPostures)
      .set({ worst: null, openSubcontracts: 0 })
      .where(eq(supplierPostures.supplierId, supplier.id)),
  );
  expect((await rebuildPostures(new Date())).changed).toBeGreaterThanOrEqual(1);
  await expectKept(manager, "rebuilt");
  expect((await rebuildPostures(new Date())).changed).toBe(0);
});

test("no one of a prime's people writes what is kept, and another prime reads none of it", async () => {
  const { manager } = await makeSupplyChain();
  const forge = asActor(manager, ({ tx }) => tx.update(supplierPostures).set({ worst: null }));
  await expect(forge).rejects.toMatchObject({ cause: { code: "42501" } });
  const other = (await makeSupplyChain()).manager;
  const seen = await asActor(other, ({ tx }) => tx.select().from(supplierPostures));
  expect(new Set(seen.map(({ primeId }) => primeId))).toEqual(new Set([other.organizationId]));
});
