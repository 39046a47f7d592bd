import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { addDays, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import type { SupplierState } from "#app/domain/supplier/list-address.ts";
import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import { countSupplierStates, listTags } from "#app/queries/supplier/supplier.server.ts";
import { postures, scoreCounts, supplierCounts, supplierScores } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { supplierMerges } from "#db/schema/supplier-merge.ts";
import { type Random, randomFrom } from "#db/seed/random.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Row = {
  id: string;
  tags: string[];
  own: { verdict: (typeof postures.$inferSelect)["verdict"] | null; holdsUntil: string | null }[];
};

/** Every supplier that was not merged into another, with the verdicts on its open subcontracts. */
async function rowsOf({ organizationId }: TestActor): Promise<Row[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({
        id: suppliers.id,
        tags: suppliers.tags,
        subcontractId: subcontracts.id,
        verdict: postures.verdict,
        holdsUntil: postures.holdsUntil,
      })
      .from(suppliers)
      .leftJoin(
        subcontracts,
        and(eq(subcontracts.supplierId, suppliers.id), sql`${subcontracts.state} <> 'closed'`),
      )
      .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
      .leftJoin(supplierMerges, eq(supplierMerges.mergedId, suppliers.id))
      .where(and(eq(suppliers.primeId, organizationId), sql`${supplierMerges.id} is null`)),
  );
  const found = new Map<string, Row>();
  for (const { id, tags, subcontractId, verdict, holdsUntil } of rows) {
    const row = found.get(id) ?? { id, tags, own: [] };
    found.set(id, row);
    if (subcontractId) row.own.push({ verdict, holdsUntil });
  }
  return [...found.values()];
}

/** The rule, over rows read anew. */
function stateOf({ on }: TestActor, { own }: Row): SupplierState {
  const states = own.map(({ verdict, holdsUntil }) =>
    postureStateOf({ verdict, holdsUntil: calendarDateOrNull(holdsUntil) }, on),
  );
  return POSTURE_STATES.find((one) => states.includes(one)) ?? "none";
}

function tally<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const STATES: readonly SupplierState[] = [...POSTURE_STATES, "none"];

/** How many suppliers that stand have each score, counted plainly and as it is kept. */
async function expectScores({ organizationId }: TestActor, step: string): Promise<void> {
  const [scored, kept] = await asSystem((tx) =>
    Promise.all([
      tx
        .select({ score: supplierScores.score, count: sql<number>`count(*)::int` })
        .from(supplierScores)
        .leftJoin(supplierMerges, eq(supplierMerges.mergedId, supplierScores.supplierId))
        .where(
          and(
            eq(supplierScores.primeId, organizationId),
            isNull(supplierMerges.id),
            isNotNull(supplierScores.score),
          ),
        )
        .groupBy(supplierScores.score)
        .orderBy(supplierScores.score),
      tx
        .select({ score: scoreCounts.score, count: scoreCounts.suppliers })
        .from(scoreCounts)
        .where(eq(scoreCounts.primeId, organizationId))
        .orderBy(scoreCounts.score),
    ]),
  );
  expect(kept, step).toEqual(scored);
}

/** The facets are what a plain count comes to, whatever of state and tag is chosen, on several days. */
async function expectCounted(manager: TestActor, step: string): Promise<void> {
  const rows = await rowsOf(manager);
  await expectScores(manager, step);
  // What was kept before is read anew, as after whatever anybody does.
  await asActor(manager, (scope) =>
    appendOversightEntry(scope, "reminders.sent", {}, { letters: 0 }),
  );
  for (const days of [0, 45, 400]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const said = `${step}, ${days} days on`;
    for (const tag of [undefined, ...TAGS]) {
      const chosen = rows.filter((row) => !tag || row.tags.includes(tag));
      expect(
        await asActor(actor, (scope) => countSupplierStates(scope, { tag })),
        `${said}, ${tag}`,
      ).toEqual(tally(chosen.map((row) => stateOf(actor, row))));
    }
    for (const state of [undefined, ...STATES]) {
      const chosen = rows.filter((row) => !state || stateOf(actor, row) === state);
      const used = await asActor(actor, (scope) => listTags(scope, { state }));
      expect(
        Object.fromEntries(used.map(({ tag, count }) => [tag, count])),
        `${said}, ${state}`,
      ).toEqual(tally(chosen.flatMap(({ tags }) => tags)));
    }
  }
  const emptied = await asSystem((tx) =>
    tx.select().from(supplierCounts).where(eq(supplierCounts.suppliers, 0)),
  );
  expect(emptied, step).toEqual([]);
}

const VERDICTS = ["eligible", "ineligible", "no-requirement"] as const;
const TAGS = ["critical", "tooling", "software"] as const;

type Change = (ids: string[]) => Promise<unknown>;

/** Everything that may happen to what is counted, to one or to several at once. */
function changesOf(manager: TestActor, contractId: string, random: Random): Record<string, Change> {
  const tags = () => TAGS.filter(() => random.chance(0.4));
  const own = (ids: string[]) => inArray(subcontracts.supplierId, ids);
  return {
    added: () =>
      asSystem((tx) =>
        tx.insert(suppliers).values(
          Array.from({ length: random.whole(1, 3) }, () => ({
            primeId: manager.organizationId,
            createdBy: manager.personId,
            legalName: `Added ${randomUUID()}`,
            tags: tags(),
          })),
        ),
      ),
    tagged: (ids) =>
      asSystem((tx) =>
        tx.update(suppliers).set({ tags: tags() }).where(inArray(suppliers.id, ids)),
      ),
    renamed: (ids) =>
      asSystem((tx) =>
        tx.update(suppliers).set({ legalName: randomUUID() }).where(inArray(suppliers.id, ids)),
      ),
    ordered: (ids) =>
      asSystem((tx) =>
        ids.length === 0
          ? Promise.resolve([])
          : tx.insert(subcontracts).values(
              ids.map((supplierId) => ({
                primeId: manager.organizationId,
                createdBy: manager.personId,
                contractId,
                supplierId,
                number: randomUUID(),
                title: "Housings",
              })),
            ),
      ),
    judged: (ids) =>
      asSystem(async (tx) => {
        const open = await tx.select().from(subcontracts).where(own(ids));
        for (const { id, supplierId } of open)
          await tx
            .insert(postures)
            .values({
              subcontractId: id,
              primeId: manager.organizationId,
              contractId,
              supplierId,
              asOf: manager.on,
              computedAt: manager.at,
              verdict: random.pick(VERDICTS),
              holdsUntil: random.chance(0.7) ? addDays(manager.on, random.whole(0, 500)) : null,
              decision: sql`'{}'::jsonb`,
            })
            .onConflictDoUpdate({
              target: postures.subcontractId,
              set: {
                verdict: random.pick(VERDICTS),
                holdsUntil: random.chance(0.7) ? addDays(manager.on, random.whole(0, 500)) : null,
              },
            });
      }),
    scored: (ids) =>
      asSystem(async (tx) => {
        for (const supplierId of ids) {
          const told = random.chance(0.8);
          const score = told ? random.pick([-60, 50, 88, 110]) : null;
          const values = { score, scoredOn: told ? manager.on : null };
          await tx
            .insert(supplierScores)
            .values({ supplierId, primeId: manager.organizationId, ...values })
            .onConflictDoUpdate({ target: supplierScores.supplierId, set: values });
        }
      }),
    closed: (ids) =>
      asSystem((tx) => tx.update(subcontracts).set({ state: "closed" }).where(own(ids))),
    moved: ([from, to]) =>
      asSystem(async (tx) =>
        from && to
          ? tx
              .update(subcontracts)
              .set({ supplierId: to })
              .where(own([from]))
          : Promise.resolve([]),
      ),
    merged: ([from, to]) =>
      asSystem(async (tx) =>
        from && to
          ? tx.insert(supplierMerges).values({
              primeId: manager.organizationId,
              keptId: to,
              mergedId: from,
              mergedBy: manager.personId,
              mergedByName: manager.personName,
              reason: "One company, recorded twice.",
              moved: sql`'{}'::jsonb`,
            })
          : Promise.resolve([]),
      ),
    // As an import that is taken back: what nothing rests on.
    removed: (ids) =>
      asSystem((tx) =>
        tx
          .delete(suppliers)
          .where(
            and(
              inArray(suppliers.id, ids),
              sql`not exists (select 1 from subcontracts s where s.supplier_id = ${suppliers.id})`,
              sql`not exists (select 1 from supplier_scores s where s.supplier_id = ${suppliers.id})`,
              sql`not exists (select 1 from supplier_merges m where ${suppliers.id} in (m.kept_id, m.merged_id))`,
              sql`${suppliers.legalName} like 'Added %'`,
            ),
          ),
      ),
  };
}

test("how many suppliers there are of each state and tag stays what a plain count comes to", async () => {
  const { manager, contractId } = await makeSupplyChain();
  for (let count = 0; count < 4; count += 1) await makeSupplier(manager);
  const random = randomFrom(20261202);
  const changes = Object.entries(changesOf(manager, contractId, random));
  for (let step = 0; step < 40; step += 1) {
    const rows = await rowsOf(manager);
    const [name, change] = random.pick(changes as [[string, Change], ...[string, Change][]]);
    const ids = rows.map(({ id }) => id).filter(() => random.chance(0.4));
    await change(ids);
    if (step % 2 === 1) await expectCounted(manager, `step ${step}, ${name} of ${ids.length}`);
  }
  const { scores } = await asActor(manager, getOverview);
  const total = Object.values(scores).reduce((sum, count) => sum + count, 0);
  expect(total).toBe((await rowsOf(manager)).length);
}, 90_000);

test("two that change the tags and the verdict of one supplier at the same time are both counted", async () => {
  const { manager, supplier, subcontractId } = await makeSupplyChain();
  const writers = [
    (round: number) =>
      asSystem((tx) =>
        tx
          .update(suppliers)
          .set({ tags: TAGS.slice(0, round % 4) })
          .where(eq(suppliers.id, supplier.id)),
      ),
    (round: number) =>
      asSystem((tx) =>
        tx
          .update(postures)
          .set({ verdict: "eligible", holdsUntil: addDays(manager.on, round) })
          .where(eq(postures.subcontractId, subcontractId)),
      ),
  ];
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(writers.map((write) => write(round)));
    await expectCounted(manager, `round ${round}`);
  }
});

test("they are the prime's own, no auditor's, and nobody on the web writes them", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const other = await actorOf(await makeOrganization(), "prime-manager");
  const read = (actor: TestActor & { auditContracts?: string[] }) =>
    asActor(actor, ({ tx }) => tx.select().from(supplierCounts));
  expect(await read(manager)).toHaveLength(1);
  expect(await read(other)).toEqual([]);
  expect(await read({ ...manager, auditContracts: [contractId] })).toEqual([]);
  for (const statement of [
    sql`update supplier_counts set suppliers = 9`,
    sql`delete from supplier_counts`,
    sql`delete from score_counts`,
    sql`select flowdown.recount_scores(array[${manager.organizationId}]::uuid[])`,
    sql`insert into supplier_counts select * from supplier_counts`,
    sql`select flowdown.recount_suppliers(array[${manager.organizationId}]::uuid[])`,
    sql`select flowdown.add_supplier_counts(array[]::supplier_counts[])`,
  ])
    await expect(asActor(manager, ({ tx }) => tx.execute(statement))).rejects.toThrow();
});

test("a rebuild finds a count that went astray, and says so", async () => {
  const { manager } = await makeSupplyChain();
  await asSystem((tx) =>
    tx
      .update(supplierCounts)
      .set({ suppliers: 4 })
      .where(eq(supplierCounts.primeId, manager.organizationId)),
  );
  expect((await rebuildPostures(manager.at)).changed).toBeGreaterThan(0);
  await expectCounted(manager, "rebuilt");
  expect((await rebuildPostures(manager.at)).changed).toBe(0);
});
