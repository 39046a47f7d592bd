import { eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { recordStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { EXPIRATION_KINDS } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import {
  chooseExpirations,
  countByMonth,
  readExpirationList,
} from "#app/domain/expiration/list-address.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { AT_START, CRONTAB, TASKS } from "#app/jobs/tasks.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { startQueue, stopQueue } from "#app/platform/job-queue.server.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { findExpirations } from "#app/queries/expiration/found.server.ts";
import { countUnkept } from "#app/queries/expiration/kept.server.ts";
import { findEnding } from "#app/queries/reminder/ending.server.ts";
import { getClosePage } from "#app/queries/subcontract/closing.server.ts";
import { supplierExpirations } from "#db/schema/expiration.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { requestDueDates } from "#db/schema/request.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

/** Every page of the list one after the other, with the counts beside the first. */
async function walk(actor: TestActor, query: string) {
  const address = readExpirationList(new URLSearchParams(query));
  const rows: Expiration[] = [];
  let page = await asActor(actor, (scope) => findExpirations(scope, address));
  const { months, overdue } = page;
  rows.push(...page.rows);
  while (page.next) {
    const { next: after } = page;
    page = await asActor(actor, (scope) => findExpirations(scope, { ...address, after }));
    rows.push(...page.rows);
  }
  return { rows, months, overdue };
}

/** Something happened: what was read while nothing did is read anew. */
const tell = (manager: TestActor, supplierId: string) =>
  asActor(manager, (scope) => appendOversightEntry(scope, "invitation.sent", { supplierId }, {}));

/** What is kept says what everything that is known says, on several days, by each kind and of one contract. */
async function expectKept(manager: TestActor, contractId: string, step: string): Promise<number> {
  for (const days of [0, 29, 30, 400]) {
    const actor = { ...manager, on: addDays(manager.on, days) };
    const queries = ["", `contract=${contractId}`, "when=overdue", "owner=me"];
    const ofKinds = EXPIRATION_KINDS.map((kind) => `kind=${kind}`);
    for (const query of days === 0 ? [...queries, ...ofKinds] : queries) {
      const address = readExpirationList(new URLSearchParams(query));
      const all = await asActor(actor, (scope) => listKnownExpirations(scope, address));
      const ofKind = chooseExpirations(all, { ...address, when: undefined }, actor.on);
      expect(await walk(actor, query), `${step}, ${days} days on, ${query}`).toEqual({
        rows: chooseExpirations(all, address, actor.on),
        ...countByMonth(ofKind, actor.on),
      });
    }
  }
  const all = await asActor(manager, (scope) => listKnownExpirations(scope, {}));
  for (const one of all)
    expect(await asActor(manager, (scope) => findEnding(scope, one)), step).toEqual(one);
  return all.length;
}

test("what ends is kept as answers come, are accepted, put off and revoked, and until nothing is open", async () => {
  const chain = await makeSupplyChain();
  const { manager, contractId, supplier, subcontractId } = chain;
  const check = (step: string) => expectKept(manager, contractId, step);
  expect(await check("asked")).toBe(2);
  await asActor(manager, ({ tx }) =>
    tx.insert(requestDueDates).values({
      primeId: manager.organizationId,
      supplierId: supplier.id,
      requestId: chain.requestId,
      dueOn: addDays(manager.on, 60),
    }),
  );
  await tell(manager, supplier.id);
  await check("put off");
  const statusDate = addDays(manager.on, -90);
  const { submissionId } = await makeSubmission(chain, assessmentOf(supplier, { statusDate }));
  await tell(manager, supplier.id);
  const [answered, accepted] = [
    await check("answered"),
    await acceptSubmission(manager, supplier.id, submissionId, { method: "certificate", note: "" }),
  ];
  expect(accepted.ok).toBe(true);
  expect(await check("accepted")).toBeGreaterThan(answered);
  const [fact] = await asSystem((tx) =>
    tx
      .select({ lineageId: facts.lineageId })
      .from(facts)
      .innerJoin(shares, eq(shares.factId, facts.id))
      .where(eq(shares.supplierId, supplier.id)),
  );
  await recordStatusEnding(
    manager,
    { supplierId: supplier.id, assessmentLineageId: fact?.lineageId ?? "" },
    {
      cause: "status-revoked",
      endedOn: addDays(manager.on, 30),
      source: "A letter of DoD",
    },
  );
  await check("revoked from a day to come on");
  expect((await rebuildPostures(new Date())).changed).toBe(0);
  const page = await asActor(manager, (scope) => getClosePage(scope, subcontractId));
  const closed = await closeSubcontract(manager, subcontractId, {
    reason: "The work was done.",
    shown: page?.shown ?? "",
  });
  expect(closed.ok).toBe(true);
  expect(await check("closed")).toBe(0);
  expect((await rebuildPostures(new Date())).changed).toBe(0);
}, 120_000);

test("after an upgrade the list says of how many suppliers it lacks what they stated, until the portal went through them", async () => {
  const chain = await makeSupplyChain();
  const { manager, contractId, supplier } = chain;
  const statusDate = addDays(manager.on, -90);
  const { submissionId } = await makeSubmission(chain, assessmentOf(supplier, { statusDate }));
  const method = "certificate" as const;
  await acceptSubmission(manager, supplier.id, submissionId, { method, note: "" });
  const browser = await Visitor.of(manager.person);
  const page = paths.prime.expirations(manager.organizationId);
  const saying = "1 supplier to go";
  expect((await browser.get(page)).body).not.toContain(saying);
  await asSystem(async (tx) => {
    // As migration 0087 leaves them.
    await tx.execute(sql`delete from supplier_expirations where supplier_id = ${supplier.id}::uuid
      and kind not in ('verdict-ends', 'answer-due')`);
    await tx.execute(sql`update postures set refresh_on = as_of
      where supplier_id = ${supplier.id}::uuid`);
  });
  await tell(manager, supplier.id);
  const before = await browser.get(page);
  expect(before.body.replaceAll(/<!--.*?-->/g, "")).toContain(saying);
  await startQueue(TASKS, CRONTAB, AT_START);
  try {
    await vi.waitFor(async () => expect(await asActor(manager, countUnkept)).toBe(0), 20_000);
  } finally {
    await stopQueue();
  }
  await expectKept(manager, contractId, "gone through");
  expect((await browser.get(page)).body.replaceAll(/<!--.*?-->/g, "")).not.toContain(saying);
}, 120_000);

test("what went astray is found and set right by rebuilding", async () => {
  const { manager, contractId, supplier } = await makeSupplyChain();
  await asSystem((tx) =>
    tx.delete(supplierExpirations).where(eq(supplierExpirations.supplierId, supplier.id)),
  );
  await tell(manager, supplier.id);
  expect((await rebuildPostures(new Date())).changed).toBeGreaterThanOrEqual(1);
  expect(await expectKept(manager, contractId, "rebuilt")).toBeGreaterThan(0);
  expect((await rebuildPostures(new Date())).changed).toBe(0);
});

test("nobody of a prime moves a day that is kept, and another prime reads none of it", async () => {
  const { manager } = await makeSupplyChain();
  const forge = asActor(manager, ({ tx }) =>
    tx.update(supplierExpirations).set({ endsOn: "2099-01-01" }),
  );
  await expect(forge).rejects.toMatchObject({ cause: { code: "42501" } });
  const other = (await makeSupplyChain()).manager;
  const seen = await asActor(other, ({ tx }) => tx.select().from(supplierExpirations));
  expect(new Set(seen.map(({ primeId }) => primeId))).toEqual(new Set([other.organizationId]));
});
