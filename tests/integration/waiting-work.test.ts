import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { STANDINGS, type Standing } from "#app/domain/posture/standing.ts";
import type { KeptWork } from "#app/domain/worklist/kinds.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import { inOrderOfUrgency, type WorkPlace } from "#app/domain/worklist/urgency.ts";
import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listChased } from "#app/queries/request/chase.server.ts";
import {
  listFirstWork,
  listWork,
  type WorkItem,
  type WorkList,
} from "#app/queries/worklist/worklist.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { awards } from "#db/schema/award.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { requestDueDates, requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { waitingWork } from "#db/schema/waiting-work.ts";
import { type Random, randomFrom } from "#db/seed/random.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Told = { kind: KeptWork; id: string; until: string | null };

type Row = {
  subcontract: typeof subcontracts.$inferSelect;
  posture: typeof postures.$inferSelect | null;
};

/** What waits on a day, told from rows read anew. */
async function toldOn({ organizationId }: TestActor, on: CalendarDate): Promise<Told[]> {
  const [rows, issued, asked, later] = await asSystem((tx) =>
    Promise.all([
      tx
        .select({ subcontract: subcontracts, posture: postures })
        .from(subcontracts)
        .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
        .where(eq(subcontracts.primeId, organizationId)),
      tx.select().from(flowdowns).where(eq(flowdowns.primeId, organizationId)),
      tx
        .select()
        .from(requests)
        .where(and(eq(requests.primeId, organizationId), isNull(requests.withdrawnAt))),
      tx.select().from(requestDueDates).where(eq(requestDueDates.primeId, organizationId)),
    ]),
  );
  const ofRequests = ({ subcontract, posture }: Row): Told[] => {
    const kind = posture && AWAITED[posture.standing];
    if (!kind) return [];
    const flowdownIds = issued
      .filter((one) => one.subcontractId === subcontract.id)
      .map((one) => one.id);
    return asked
      .filter((one) => flowdownIds.includes(one.flowdownId))
      .map(({ id, dueOn }) => {
        const days = later.filter((one) => one.requestId === id).map((one) => one.dueOn);
        return { kind, id, until: [dueOn, ...days].sort().at(-1) ?? null };
      });
  };
  const open = rows.filter(({ subcontract }) => subcontract.state !== "closed");
  const waiting = rows.filter(({ posture }) => (posture?.supplierToReview ?? 0) > 0);
  const reviewed = new Set(waiting.map(({ subcontract }) => subcontract.supplierId));
  return [
    ...open.flatMap((row) =>
      ofSubcontract(
        row,
        issued.some((one) => one.subcontractId === row.subcontract.id),
      ),
    ),
    ...open.flatMap((row) => ofAwardDay(row, on)),
    ...open.flatMap(ofRequests),
    ...[...reviewed].map((id) => ofReview(id, rows, on)),
  ];
}

const AWAITED: Partial<Record<Standing, KeptWork>> = {
  "with-supplier": "answer-awaited",
  returned: "correction-awaited",
};

/** What one of the prime's people does next with a subcontract itself. */
function ofSubcontract({ subcontract, posture }: Row, isIssued: boolean): Told[] {
  const { id, state, information, plannedAwardOn } = subcontract;
  const until = state === "proposed" ? plannedAwardOn : null;
  if (information === null) return [{ kind: "information-to-answer", id, until }];
  if (posture?.standing === "to-issue")
    return [{ kind: isIssued ? "flowdown-outdated" : "flowdown-to-issue", id, until }];
  const isLapsed = posture?.verdict === "ineligible" && posture.standing === "settled";
  return isLapsed && state === "awarded" ? [{ kind: "award-lapsed", id, until: null }] : [];
}

function ofAwardDay({ subcontract, posture }: Row, on: CalendarDate): Told[] {
  const { id, plannedAwardOn } = subcontract;
  if (!posture || plannedAwardOn === null || plannedAwardOn < on) return [];
  return posture.verdict !== "ineligible" && posture.awardDayVerdict === "ineligible"
    ? [{ kind: "award-day-fails", id, until: plannedAwardOn }]
    : [];
}

function ofReview(id: string, rows: readonly Row[], on: CalendarDate): Told {
  const days = rows
    .map(({ subcontract }) => subcontract)
    .filter(({ supplierId, state }) => supplierId === id && state === "proposed")
    .flatMap(({ plannedAwardOn }) => plannedAwardOn ?? [])
    .filter((day) => day >= on);
  return { kind: "facts-to-review", id, until: days.sort()[0] ?? null };
}

const sorted = (told: readonly Told[]) =>
  told.map(({ kind, id, until }) => `${kind} ${id} ${until}`).sort();

/** What is kept is what waits, on several days, and nothing beside it; and so is what is listed of it. */
async function expectKept(manager: TestActor, step: string): Promise<void> {
  const kept = await asSystem((tx) =>
    tx.select().from(waitingWork).where(eq(waitingWork.primeId, manager.organizationId)),
  );
  for (const days of [0, 20, 60, 200]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const told = await toldOn(actor, actor.on);
    const said = `${step}, ${days} days on`;
    const counts = kept.filter(
      ({ countsFrom, countsUntil }) =>
        (countsFrom === null || countsFrom <= actor.on) &&
        (countsUntil === null || countsUntil >= actor.on),
    );
    expect(
      sorted(counts.map(({ kind, subjectId, until }) => ({ kind, id: subjectId, until }))),
      said,
    ).toEqual(sorted(told));
    await expectListed(actor, told, said);
  }
}

const LISTED: Partial<Record<KeptWork, WorkItem["kind"]>> = {
  "award-day-fails": "award-day-fails",
  "award-lapsed": "award-lapsed",
  "information-to-answer": "information-to-answer",
  "flowdown-to-issue": "flowdown-to-issue",
  "flowdown-outdated": "flowdown-outdated",
  "facts-to-review": "facts-to-review",
  "answer-awaited": "answer-late",
};

async function pagesOf(actor: TestActor, owner: WorkOwner, size: number): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  let after: WorkPlace | null = null;
  do {
    const from: WorkPlace | null = after;
    const page: WorkList = await asActor(actor, (scope) => listWork(scope, { owner }, from, size));
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}

/** The pages of the worklist and of whom to chase, one after the other. */
async function expectListed(actor: TestActor, told: readonly Told[], said: string): Promise<void> {
  const all = await pagesOf(actor, "everybody", 200);
  const shown = all.filter(({ kind }) => Object.values(LISTED).includes(kind));
  expect(shown.map(({ kind, id, until }) => `${kind} ${id} ${until}`).sort(), said).toEqual(
    told
      .filter(({ kind, until }) => kind !== "answer-awaited" || (until ?? "") < actor.on)
      .flatMap(({ kind, id, until }) => (LISTED[kind] ? `${LISTED[kind]} ${id} ${until}` : []))
      .sort(),
  );
  expect(all, said).toEqual([...all].sort(inOrderOfUrgency(actor.on)));
  expect(await pagesOf(actor, "everybody", 7), said).toEqual(all);
  const first = await asActor(actor, (scope) => listFirstWork(scope, { owner: "everybody" }, 5));
  expect(first, said).toEqual(all.slice(0, 5));
  const { counts } = await asActor(actor, (scope) =>
    listWork(scope, { owner: "everybody" }, null, 1),
  );
  for (const { kind, count } of counts)
    expect(count, `${said}, ${kind}`).toBe(all.filter((one) => one.kind === kind).length);
  const filter = { search: "", contractId: undefined, owner: "everybody" as const, isLate: false };
  const awaited = told.filter(({ kind }) => kind.endsWith("-awaited"));
  const chased = await asActor(actor, (scope) => listChased(scope, filter, null));
  expect(
    chased.rows.map(({ dueOn, requestId }) => `${dueOn} ${requestId}`),
    said,
  ).toEqual(
    awaited
      .map(({ until, id }) => `${until} ${id}`)
      .sort()
      .slice(0, 50),
  );
  expect(chased.count, said).toBe(awaited.length);
  const late = await asActor(actor, (scope) =>
    listChased(scope, { ...filter, isLate: true }, null),
  );
  expect(late.count, said).toBe(awaited.filter(({ until }) => (until ?? "") < actor.on).length);
}

const VERDICTS = ["eligible", "ineligible", "no-requirement"] as const;
type Change = (ids: string[]) => Promise<unknown>;

function awardOf(
  { organizationId: primeId, personId, personName, at, on }: TestActor,
  contractId: string,
  subcontractId: string,
): typeof awards.$inferInsert {
  return {
    primeId,
    contractId,
    subcontractId,
    awardedOn: on,
    recordedOn: on,
    isRecordedLate: false,
    recordedAt: at,
    recordedBy: personId,
    recordedByName: personName,
    recordedVerdict: VERDICT,
    verdict: VERDICT,
    isSupported: true,
    exceptionId: null,
    catalogVersion: CATALOG_EDITION,
  };
}

const VERDICT = { verdict: "eligible", reasons: [] } as unknown as EligibilityVerdict;

/** Everything that may happen to what waits, to one or to several at once. */
function changesOf(
  manager: TestActor,
  { contractId, supplierIds }: { contractId: string; supplierIds: [string, ...string[]] },
  random: Random,
): Record<string, Change> {
  const day = () => addDays(manager.on, random.whole(-30, 120));
  const own = (ids: string[]) => inArray(subcontracts.id, ids);
  const change = (values: () => Partial<typeof subcontracts.$inferInsert>) => (ids: string[]) =>
    asSystem((tx) => tx.update(subcontracts).set(values()).where(own(ids)));
  const requestsOf = (ids: string[]) => sql`${requests.flowdownId} in (select ${flowdowns.id}
    from ${flowdowns} where ${inArray(flowdowns.subcontractId, ids)})`;
  return {
    added: () =>
      asSystem((tx) =>
        tx.insert(subcontracts).values({
          primeId: manager.organizationId,
          createdBy: manager.personId,
          contractId,
          supplierId: random.pick(supplierIds),
          number: randomUUID(),
          title: "Housings",
          plannedAwardOn: random.chance(0.6) ? day() : null,
        }),
      ),
    planned: change(() => ({ plannedAwardOn: random.chance(0.7) ? day() : null })),
    awarded: (ids) =>
      asSystem(async (tx) => {
        const proposed = await tx
          .select({ id: subcontracts.id })
          .from(subcontracts)
          .where(and(own(ids), eq(subcontracts.state, "proposed")));
        for (const { id } of proposed) {
          await tx.insert(awards).values(awardOf(manager, contractId, id));
          await tx
            .update(subcontracts)
            .set({ state: "awarded" })
            .where(own([id]));
        }
      }),
    closed: ([id]) => change(() => ({ state: "closed" }))(id ? [id] : []),
    moved: change(() => ({ supplierId: random.pick(supplierIds) })),
    judged: async (ids) => {
      for (const id of ids)
        await asSystem((tx) =>
          tx
            .update(postures)
            .set({
              verdict: random.pick(VERDICTS),
              standing: random.pick(STANDINGS),
              awardDayVerdict: random.chance(0.5) ? random.pick(VERDICTS) : null,
              supplierToReview: random.whole(0, 1),
            })
            .where(eq(postures.subcontractId, id)),
        );
    },
    forgotten: ([id]) =>
      asSystem((tx) => tx.delete(postures).where(inArray(postures.subcontractId, id ? [id] : []))),
    "put off": async (ids) => {
      const asked = await asSystem((tx) => tx.select().from(requests).where(requestsOf(ids)));
      for (const { id, supplierId } of asked)
        await asSystem((tx) =>
          tx.insert(requestDueDates).values({
            primeId: manager.organizationId,
            supplierId,
            requestId: id,
            dueOn: day(),
          }),
        );
    },
    "taken back": ([id]) =>
      asSystem((tx) =>
        tx
          .update(requests)
          .set({ withdrawnAt: manager.at })
          .where(and(requestsOf(id ? [id] : []), isNull(requests.withdrawnAt))),
      ),
  };
}

test("what waits stays what is told from the rows, whatever changes", async () => {
  const { manager, contractId, supplier } = await makeSupplyChain();
  const other = await makeSupplier(manager);
  const supplierIds: [string, ...string[]] = [supplier.id, other.id];
  for (const isIssued of [true, true, false, true])
    await makeSubcontract(manager, { contractId, supplier, isIssued });
  await makeSubcontract(manager, { contractId, supplier: other });
  await expectKept(manager, "issued");
  const random = randomFrom(20261203);
  const changes = Object.entries(changesOf(manager, { contractId, supplierIds }, random));
  for (let step = 0; step < 40; step += 1) {
    const open = await asSystem((tx) =>
      tx
        .select({ id: subcontracts.id })
        .from(subcontracts)
        .where(
          and(eq(subcontracts.primeId, manager.organizationId), ne(subcontracts.state, "closed")),
        ),
    );
    const [name, change] = random.pick(changes as [[string, Change], ...[string, Change][]]);
    const ids = open.map(({ id }) => id).filter(() => random.chance(0.5));
    await change(ids);
    if (step % 5 === 4) await expectKept(manager, `step ${step}, ${name} of ${ids.length}`);
  }
}, 120_000);

test("two that change the same supplier's work at the same time are both told", async () => {
  const { manager, supplier, subcontractId } = await makeSupplyChain();
  const [request] = await asSystem((tx) =>
    tx.select().from(requests).where(eq(requests.primeId, manager.organizationId)),
  );
  const requestId = request?.id ?? "";
  const writers = [
    (round: number) =>
      asSystem((tx) =>
        tx
          .update(subcontracts)
          .set({ plannedAwardOn: addDays(manager.on, round) })
          .where(eq(subcontracts.id, subcontractId)),
      ),
    (round: number) =>
      asSystem((tx) =>
        tx
          .update(postures)
          .set({ standing: STANDINGS[round % STANDINGS.length], supplierToReview: round % 2 })
          .where(eq(postures.subcontractId, subcontractId)),
      ),
    (round: number) =>
      asSystem((tx) =>
        tx.insert(requestDueDates).values({
          primeId: manager.organizationId,
          supplierId: supplier.id,
          requestId,
          dueOn: addDays(manager.on, round),
        }),
      ),
  ];
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(writers.map((write) => write(round)));
    await expectKept(manager, `round ${round}`);
  }
}, 90_000);

test("it is the prime's own, no auditor's, nobody on the web writes it, and a rebuild finds what went astray", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const other = await actorOf(await makeOrganization(), "prime-manager");
  const read = (actor: TestActor & { auditContracts?: string[] }) =>
    asActor(actor, ({ tx }) => tx.select().from(waitingWork));
  expect(await read(manager)).toHaveLength(1);
  expect(await read(other)).toEqual([]);
  expect(await read({ ...manager, auditContracts: [contractId] })).toEqual([]);
  for (const statement of [
    sql`update waiting_work set until = null`,
    sql`delete from waiting_work`,
    sql`insert into waiting_work select * from waiting_work`,
    sql`select flowdown.keep_waiting_work(array(select id from suppliers))`,
    sql`select * from flowdown.told_work(array(select id from suppliers))`,
  ])
    await expect(asActor(manager, ({ tx }) => tx.execute(statement))).rejects.toThrow();
  await asSystem((tx) =>
    tx.delete(waitingWork).where(eq(waitingWork.primeId, manager.organizationId)),
  );
  expect((await rebuildPostures(manager.at)).changed).toBeGreaterThan(0);
  await expectKept(manager, "rebuilt");
  expect((await rebuildPostures(manager.at)).changed).toBe(0);
});
