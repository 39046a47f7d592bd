import { randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { addDays, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { STANDINGS } from "#app/domain/posture/standing.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import {
  listSubcontractGroups,
  type SubcontractFilter,
} from "#app/queries/subcontract/list.server.ts";
import { postures, subcontractCounts } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { type Random, randomFrom } from "#db/seed/random.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeContract, makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Row = {
  subcontract: typeof subcontracts.$inferSelect;
  posture: typeof postures.$inferSelect | null;
};

function rowsOf({ organizationId }: TestActor): Promise<Row[]> {
  return asSystem((tx) =>
    tx
      .select({ subcontract: subcontracts, posture: postures })
      .from(subcontracts)
      .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
      .where(eq(subcontracts.primeId, organizationId)),
  );
}

/** How many of each kind, with what they are worth, by whatever tells the kinds apart. */
function tally<One>(
  all: readonly One[],
  tell: (one: One) => { key: unknown; count: number; valued: number; value: number },
): [string, { count: number; valued: number; value: number }][] {
  const counts = new Map<string, { count: number; valued: number; value: number }>();
  for (const one of all) {
    const { key, count, valued, value } = tell(one);
    const sum = counts.get(JSON.stringify(key)) ?? { count: 0, valued: 0, value: 0 };
    counts.set(JSON.stringify(key), {
      count: sum.count + count,
      valued: sum.valued + valued,
      value: sum.value + value,
    });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

const once = ({ subcontract: { value } }: Row) => ({
  count: 1,
  valued: value === null ? 0 : 1,
  value: value ?? 0,
});

/** What is kept is what a plain count of the rows comes to, and nothing beside it. */
async function expectCounted(manager: TestActor, step: string): Promise<Row[]> {
  const rows = await rowsOf(manager);
  const kept = await asSystem((tx) =>
    tx
      .select()
      .from(subcontractCounts)
      .where(eq(subcontractCounts.primeId, manager.organizationId)),
  );
  expect(
    tally(kept, ({ primeId, subcontracts: count, valued, value, ...key }) => ({
      key: Object.values(key),
      count,
      valued,
      value,
    })),
    step,
  ).toEqual(
    tally(rows, (row) => ({
      key: [
        row.subcontract.contractId,
        row.subcontract.state === "closed",
        row.subcontract.information,
        row.posture?.verdict ?? null,
        row.posture?.verdict === "eligible" ? row.posture.holdsUntil : null,
        row.posture?.standing ?? "to-answer",
        changesByAward(row),
        row.posture?.ownTermsVerdict ?? null,
      ],
      ...once(row),
    })),
  );
  return rows;
}

const changesByAward = ({ posture }: Row) =>
  posture !== null && posture.verdict !== "ineligible" && posture.awardDayVerdict === "ineligible";

/** The groups of the list are told from them, for each way of narrowing it and on several days. */
async function expectListed(manager: TestActor, rows: readonly Row[], step: string): Promise<void> {
  // What was kept before is read anew, as after whatever anybody does.
  await asActor(manager, (scope) =>
    appendOversightEntry(scope, "reminders.sent", {}, { letters: 0 }),
  );
  for (const days of [0, 45, 400]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const month = actor.on.slice(0, 7);
    const narrowed: [SubcontractFilter, (row: Row) => boolean][] = [
      [{}, () => true],
      [{ changesByAward: true }, changesByAward],
      [{ own: "met" }, ({ posture }) => posture?.ownTermsVerdict === "met"],
      [{ own: "not-met" }, ({ posture }) => posture?.ownTermsVerdict === "not-met"],
      [{ value: "none" }, ({ subcontract }) => subcontract.value === null],
      [
        { lapsesIn: month },
        ({ posture }) =>
          posture?.verdict === "eligible" && posture.holdsUntil?.slice(0, 7) === month,
      ],
    ];
    for (const isClosed of [false, true])
      for (const [filter, isChosen] of narrowed) {
        const chosen = { ...filter, isClosed };
        const groups = await asActor(actor, (scope) => listSubcontractGroups(scope, chosen));
        expect(
          tally(groups, ({ state, standing, contract, handles, ...sums }) => ({
            key: [state, standing, contract, handles],
            ...sums,
          })),
          `${step}, ${days} days on, ${JSON.stringify(chosen)}`,
        ).toEqual(
          tally(
            rows.filter(
              (row) => (row.subcontract.state === "closed") === isClosed && isChosen(row),
            ),
            (row) => ({
              key: [
                stateOf(actor, row),
                row.posture?.standing ?? "to-answer",
                row.subcontract.contractId,
                row.subcontract.information ?? "not-answered",
              ],
              ...once(row),
            }),
          ),
        );
      }
  }
}

function stateOf({ on }: TestActor, { posture }: Row) {
  const holdsUntil = calendarDateOrNull(posture?.holdsUntil ?? null);
  return postureStateOf({ verdict: posture?.verdict ?? null, holdsUntil }, on);
}

const VERDICTS = ["eligible", "ineligible", "no-requirement"] as const;
/** The title of what nobody was asked about. */
const UNASKED = "Housings";

/** A verdict as none is decided, but any may be kept. */
function anyVerdict(manager: TestActor, random: Random): Partial<typeof postures.$inferInsert> {
  const verdict = random.pick(VERDICTS);
  return {
    verdict,
    holdsUntil: random.chance(0.7) ? addDays(manager.on, random.whole(0, 500)) : null,
    standing: random.pick(STANDINGS),
    awardDayVerdict: random.chance(0.5) ? random.pick(VERDICTS) : null,
    ownTermsVerdict: random.pick(["met", "not-met", null]),
  };
}

type Change = (ids: string[]) => Promise<unknown>;

/** Everything that may happen to what is counted, to one or to several at once. */
function changesOf(
  manager: TestActor,
  { contracts, supplierId }: { contracts: [string, ...string[]]; supplierId: string },
  random: Random,
): Record<string, Change> {
  const change = (values: Partial<typeof subcontracts.$inferInsert>) => (ids: string[]) =>
    asSystem((tx) => tx.update(subcontracts).set(values).where(inArray(subcontracts.id, ids)));
  return {
    added: () =>
      asSystem((tx) =>
        tx.insert(subcontracts).values(
          Array.from({ length: random.whole(1, 3) }, () => ({
            primeId: manager.organizationId,
            createdBy: manager.personId,
            contractId: random.pick(contracts),
            supplierId,
            number: randomUUID(),
            title: UNASKED,
            value: random.chance(0.5) ? random.whole(0, 900_000) : null,
          })),
        ),
      ),
    answered: (ids) =>
      change({ information: random.pick(["none", "FCI", null]), cuiCategories: [] })(ids),
    worth: (ids) => change({ value: random.chance(0.7) ? random.whole(0, 90_000) : null })(ids),
    closed: (ids) => change({ state: "closed" })(ids),
    critical: (ids) => change({ operationallyCriticalSupport: true })(ids),
    judged: (ids) =>
      asSystem((tx) =>
        tx
          .update(postures)
          .set(anyVerdict(manager, random))
          .where(inArray(postures.subcontractId, ids)),
      ),
    forgotten: (ids) =>
      asSystem((tx) => tx.delete(postures).where(inArray(postures.subcontractId, ids))),
    // As an import that is taken back: what nothing rests on.
    removed: (ids) =>
      asSystem(async (tx) => {
        await tx.delete(postures).where(inArray(postures.subcontractId, ids));
        await tx
          .delete(subcontracts)
          .where(and(inArray(subcontracts.id, ids), eq(subcontracts.title, UNASKED)));
      }),
    decided: () => asActor(manager, (scope) => refreshPostures(scope, { all: true })),
  };
}

test("what is counted stays what a plain count comes to, whatever changes", async () => {
  const { manager, contractId, supplier } = await makeSupplyChain();
  const contracts: [string, ...string[]] = [contractId, await makeContract(manager)];
  await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  const random = randomFrom(20261201);
  const changes = Object.entries(
    changesOf(manager, { contracts, supplierId: supplier.id }, random),
  );
  for (let step = 0; step < 60; step += 1) {
    const rows = await rowsOf(manager);
    const [name, change] = random.pick(changes as [[string, Change], ...[string, Change][]]);
    const ids = rows.map(({ subcontract }) => subcontract.id).filter(() => random.chance(0.4));
    await change(ids);
    const said = `step ${step}, ${name} of ${ids.length}`;
    const found = await expectCounted(manager, said);
    if (step % 10 === 9) await expectListed(manager, found, said);
  }
});

test("two that change the same subcontract at the same time are both counted", async () => {
  const { manager, subcontractId } = await makeSupplyChain();
  const isSubcontract = eq(subcontracts.id, subcontractId);
  const isPosture = eq(postures.subcontractId, subcontractId);
  const writers = [
    (value: number) =>
      asSystem((tx) => tx.update(subcontracts).set({ value }).where(isSubcontract)),
    (value: number) =>
      asSystem((tx) =>
        tx
          .update(postures)
          .set({ standing: STANDINGS[value % STANDINGS.length] })
          .where(isPosture),
      ),
    (value: number) =>
      asSystem((tx) =>
        tx
          .update(postures)
          .set({ verdict: "eligible", holdsUntil: addDays(manager.on, value) })
          .where(isPosture),
      ),
  ];
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(writers.map((write, index) => write(round * writers.length + index)));
    await expectCounted(manager, `round ${round}`);
  }
});

test("who counts waits for who changed the same subcontract before, and counts that too", async () => {
  const { manager, subcontractId } = await makeSupplyChain();
  let beside: Promise<unknown> | undefined;
  await asSystem(async (tx) => {
    await tx.update(subcontracts).set({ value: 7 }).where(eq(subcontracts.id, subcontractId));
    beside = asSystem((other) =>
      other
        .update(postures)
        .set({ standing: "settled" })
        .where(eq(postures.subcontractId, subcontractId)),
    );
    await untilSomebodyWaits();
  });
  await beside;
  await expectCounted(manager, "both");
});

/** Until somebody waits for a lock that another transaction of this database holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [found] = await asSystem((tx) =>
      tx.execute<{ waits: boolean }>(sql`select exists (select 1 from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0) as waits`),
    );
    if (found?.waits) return;
  }
}

test("pages show them, auditors those of their contracts, and what is searched for is counted to the same", async () => {
  const { manager, contractId, supplier, subcontractId } = await makeSupplyChain();
  await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  const holdsUntil = addDays(manager.on, 30);
  await asSystem((tx) =>
    tx
      .update(postures)
      .set({ verdict: "eligible", holdsUntil })
      .where(eq(postures.subcontractId, subcontractId)),
  );
  const { counts, standings, contracts } = await asActor(manager, getOverview);
  expect(counts).toMatchObject({ lapsing: 1, ineligible: 1 });
  expect(standings).toMatchObject({ "with-supplier": 1, "to-issue": 1 });
  expect(contracts).toMatchObject([{ id: contractId, counts: { lapsing: 1, ineligible: 1 } }]);
  const contract = await asActor(manager, (scope) => getContract(scope, contractId));
  expect(contract?.counts).toMatchObject({ lapsing: 1, ineligible: 1 });
  const groupsOf = async (
    actor: TestActor & { auditContracts?: string[] },
    filter: SubcontractFilter = {},
  ) =>
    (await asActor(actor, (scope) => listSubcontractGroups(scope, filter)))
      .map((group) => JSON.stringify(Object.entries(group).sort()))
      .sort();
  const kept = await groupsOf(manager);
  expect(kept).toHaveLength(2);
  expect(await groupsOf(manager, { search: "machined housings" })).toEqual(kept);
  expect(await groupsOf({ ...manager, auditContracts: [contractId] })).toEqual(kept);
  expect(await groupsOf({ ...manager, auditContracts: [] })).toEqual([]);
});

test("they are the prime's own, and nobody on the web writes them", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const other = await actorOf(await makeOrganization(), "prime-manager");
  const read = (actor: TestActor & { auditContracts?: string[] }) =>
    asActor(actor, ({ tx }) => tx.select().from(subcontractCounts));
  expect(await read(manager)).toHaveLength(1);
  expect(await read(other)).toEqual([]);
  expect(await read({ ...manager, auditContracts: [contractId] })).toHaveLength(1);
  expect(await read({ ...manager, auditContracts: [] })).toEqual([]);
  for (const statement of [
    sql`update subcontract_counts set subcontracts = 9`,
    sql`delete from subcontract_counts`,
    sql`insert into subcontract_counts select * from subcontract_counts`,
    sql`select flowdown.recount_subcontracts(array[${manager.organizationId}]::uuid[])`,
    sql`select flowdown.add_subcontract_counts(array[]::subcontract_counts[])`,
  ])
    await expect(asActor(manager, ({ tx }) => tx.execute(statement))).rejects.toThrow();
});

test("a rebuild finds a count that went astray, and says so", async () => {
  const { manager } = await makeSupplyChain();
  await asSystem((tx) =>
    tx
      .update(subcontractCounts)
      .set({ subcontracts: 4 })
      .where(eq(subcontractCounts.primeId, manager.organizationId)),
  );
  expect((await rebuildPostures(manager.at)).changed).toBeGreaterThan(0);
  await expectCounted(manager, "rebuilt");
  expect((await rebuildPostures(manager.at)).changed).toBe(0);
});
