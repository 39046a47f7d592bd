import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { changeContract } from "#app/commands/contract/change-contract.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { nowOn } from "#app/domain/moment/moment.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { compareMoments } from "#app/queries/moment/difference.server.ts";
import { actorAt, readAt } from "#app/queries/moment/moment.server.ts";
import { findSubcontractSubject } from "#app/queries/moment/subject.server.ts";
import { listKnownDays } from "#app/queries/moment/timeline.server.ts";
import { listSubcontracts } from "#app/queries/subcontract/list.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { cuiAt, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { makeWholeChain } from "#tests/factories/whole-chain.ts";

const owner = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

const VERSIONED = [
  "contracts",
  "contract_options",
  "subcontracts",
  "suppliers",
  "remediation_shares",
];

/** The same person on another day, at noon. */
function onDay<A extends TestActor>(actor: A, on: CalendarDate): A & { timeZone: string } {
  return { ...actor, on, at: new Date(`${on}T12:00:00Z`), timeZone: "UTC" };
}

function columnsOf(schema: string, table: string) {
  return owner<{ name: string; type: string }[]>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} order by column_name`;
}

test("the past has every column of the present", async () => {
  const views = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'known'`;
  expect(views.length).toBeGreaterThan(15);
  for (const { name } of views)
    expect([...(await columnsOf("known", name))], name).toEqual([
      ...(await columnsOf("public", name)),
    ]);
  for (const table of VERSIONED) {
    const versions = await columnsOf("public", `${table}_versions`);
    const kept = versions.filter(({ name }) => !["known_from", "known_until"].includes(name));
    expect(kept, table).toEqual([...(await columnsOf("public", table))]);
  }
});

test("what is known now is what is there now, in every table", async () => {
  const { manager } = await makeWholeChain();
  const views = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'known'`;
  const rowsOf = (actor: TestActor, table: string) =>
    asActor(actor, async ({ tx }) => {
      const rows = await tx.execute(
        sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t order by 1`,
      );
      return rows.map(({ row }) => row);
    });
  const later = { ...manager, at: new Date(), knownAt: new Date() };
  let compared = 0;
  for (const { name } of views.filter((view) => view.name !== "postures")) {
    const present = await rowsOf(manager, name);
    expect(await rowsOf(later, name), name).toEqual(present);
    compared += present.length;
  }
  expect(compared).toBeGreaterThan(30);
});

test("in the past nothing can be written", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const past = { ...manager, knownAt: new Date() };
  const write = asActor(past, ({ tx }) =>
    tx.execute(sql`update public.contracts set title = 'Changed' where id = ${contractId}`),
  );
  await expect(write.catch((error) => Promise.reject(error.cause))).rejects.toMatchObject({
    code: "25006",
  });
});

test("a contract reads as it was known, before and after it was corrected", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const [before, after] = [
    onDay(manager, addDays(manager.on, 10)),
    onDay(manager, addDays(manager.on, 20)),
  ];
  const corrected = ContractForm.parse({
    piid: "FA862026C9999",
    agency: "Department of the Navy",
    title: "Corrected",
    startsOn: "2026-01-01",
    endsOn: "2029-12-31",
    requiredStatus: "Level 2 (Self)",
    clauses: ["252.204-7012"],
    options: [{ name: "Option 1", exerciseOn: "2028-01-01" }],
  });
  expect(
    await changeContract(onDay(manager, addDays(manager.on, 15)), contractId, corrected),
  ).toEqual({ ok: true });
  const read = (actor: TestActor) =>
    asActor({ ...actor, knownAt: actor.at }, (scope) => getContract(scope, contractId));
  expect(await read(before)).toMatchObject({
    title: "Actuator housings",
    requiredStatus: "Level 2 (C3PAO)",
    options: [],
  });
  expect(await read(after)).toMatchObject({ title: "Corrected", options: [{ name: "Option 1" }] });
  const early = onDay(manager, addDays(manager.on, -400));
  expect(await read(early)).toBeNull();
});

async function makeAnswered() {
  const chain = await makeSupplyChain();
  const { manager, supplier } = chain;
  // Affirmed a year and some days before today: overdue, but nobody knows before the submission.
  const statusDate = addDays(manager.on, -380);
  const submission = await makeSubmission(chain, assessmentOf(supplier, { statusDate }));
  return { ...chain, ...submission, statusDate };
}

test("the verdict of a day is decided by what was known on another", async () => {
  const { manager, subcontractId, contractId, supplier, submissionId, statusDate } =
    await makeAnswered();
  const review = { method: "certificate" as const, note: "" };
  const reviewer = { ...manager, at: new Date() };
  expect(await acceptSubmission(reviewer, supplier.id, submissionId, review)).toMatchObject({
    ok: true,
  });
  const read = (asOf: CalendarDate, knownOn: CalendarDate) =>
    readAt(
      actorAt({ ...manager, at: new Date(), timeZone: "UTC" }, { asOf, knownOn }),
      { contractId },
      async (scope) => ({
        page: await getSubcontractPage(scope, subcontractId),
        list: await listSubcontracts(scope, { contractId }),
      }),
    );
  const whileCurrent = await read(addDays(statusDate, 100), manager.on);
  expect(whileCurrent.page?.verdict?.decision.verdict).toBe("eligible");
  expect(whileCurrent.list.subcontracts).toMatchObject([{ postureState: "eligible" }]);
  const today = await read(addDays(manager.on, 1), manager.on);
  expect(today.page?.verdict?.decision.reasons).toMatchObject([{ code: "affirmation-overdue" }]);
  expect(today.list.subcontracts).toMatchObject([{ postureState: "ineligible" }]);
});

test("before it was recorded there was nothing, and a fact counts from the instant of its review", async () => {
  const { manager, subcontractId, supplier, submissionId } = await makeAnswered();
  const learned = { ...manager, at: new Date() };
  await acceptSubmission(learned, supplier.id, submissionId, { method: "certificate", note: "" });
  const later = onDay(manager, addDays(manager.on, 5));
  const compared = await compareMoments(later, {
    which: { subcontractIds: [subcontractId] },
    supplierId: supplier.id,
    moment: { asOf: manager.on, knownOn: addDays(manager.on, -1) },
    comparedWith: null,
  });
  // The chain was recorded today: yesterday there was nothing.
  expect(compared?.differences[0]).toMatchObject({ sentences: ["Was not recorded yet."] });

  const codesAt = (knownAt: Date) =>
    asActor({ ...later, on: manager.on, knownAt }, async (scope) => {
      const page = await getSubcontractPage(scope, subcontractId);
      return page?.verdict?.decision.reasons.map((reason) => reason.code);
    });
  expect(await codesAt(new Date(learned.at.getTime() - 1))).toEqual(["no-assessment"]);
  expect(await codesAt(learned.at)).toEqual(["affirmation-overdue"]);
});

test("a change between two days of knowledge is told in words", async () => {
  const { manager, subcontractId, supplier, submissionId, statusDate } = await makeAnswered();
  // The answer was received today and accepted in five days.
  const fifth = onDay(manager, addDays(manager.on, 5));
  await acceptSubmission(fifth, supplier.id, submissionId, { method: "certificate", note: "" });
  const tenth = onDay(manager, addDays(manager.on, 10));
  const compared = await compareMoments(tenth, {
    which: { subcontractIds: [subcontractId] },
    supplierId: supplier.id,
    moment: { asOf: manager.on, knownOn: addDays(manager.on, 2) },
    comparedWith: null,
  });
  const overdueSince = addDays(statusDate, 366);
  const words = compared?.differences.flatMap(({ sentences }) => sentences) ?? [];
  const told = words.find((sentence) => sentence.startsWith("The affirmation became overdue"));
  expect(told).toMatch(/; we learned it on /);
  expect(told).toContain(dayText(fifth.on));
  expect(overdueSince <= manager.on).toBe(true);
  expect(words.filter((sentence) => sentence === `Accepted on ${dayText(fifth.on)}.`)).toHaveLength(
    3,
  );
});

function dayText(on: CalendarDate): string {
  const [year, month, day] = on.split("-").map(Number);
  const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  return `${day} ${names[(month ?? 1) - 1]} ${year}`;
}

test("corrected information is told, and the days on which something came to be known are listed", async () => {
  const { manager, contractId, subcontractId, supplier } = await makeSupplyChain();
  const third = onDay(manager, addDays(manager.on, 3));
  const answer = { ...cuiAt(supplier.cage), information: "FCI" as const, cuiCategories: [] };
  expect(await answerInformation(third, subcontractId, answer)).toEqual({ ok: true });
  const fourth = onDay(manager, addDays(manager.on, 4));
  const compared = await compareMoments(fourth, {
    which: { contractId },
    supplierId: null,
    moment: nowOn(manager.on),
    comparedWith: null,
  });
  expect(compared?.differences[0]?.sentences).toEqual(
    expect.arrayContaining([
      "Information: CUI (CTI) → FCI.",
      "Must hold: Level 2 (C3PAO) → Level 1 (Self).",
    ]),
  );
  const days = await asActor(fourth, (scope) =>
    listKnownDays(scope, { subcontractId, contractId, supplierId: supplier.id }, "UTC"),
  );
  expect(days.map(({ on }) => on)).toEqual([manager.on, third.on]);
  expect(days[1]?.actions).toContain("subcontract.answered");
  expect(
    await compareMoments(fourth, {
      which: { contractId },
      supplierId: null,
      moment: nowOn(fourth.on),
      comparedWith: null,
    }),
  ).toBeNull();
});

test("an auditor reads the past of the room's contracts alone, and learns nothing of audits", async () => {
  const { manager, contractId, auditId, subcontractId } = await makeWholeChain();
  const auditor = { ...manager, role: "auditor" as const, auditId, auditContracts: [contractId] };
  const at = new Date();
  const past = { ...auditor, at, knownAt: at, timeZone: "UTC" };
  const read = (actor: typeof past) =>
    asActor(actor, async (scope) => ({
      subcontract: await findSubcontractSubject(scope, subcontractId),
      days: await listKnownDays(scope, { contractId }, "UTC"),
    }));
  const seen = await read(past);
  expect(seen.subcontract).not.toBeNull();
  const actions = seen.days.flatMap((day) => day.actions);
  expect(actions).toContain("flowdown.issued");
  expect(actions.filter((action) => action.startsWith("audit."))).toEqual([]);
  const elsewhere = await read({ ...past, auditContracts: [auditId] });
  expect(elsewhere).toEqual({ subcontract: null, days: [] });
});

test("the projection and the verdicts decided for today are the same", async () => {
  const { manager, contractId } = await makeWholeChain();
  const today = { ...manager, at: new Date(), timeZone: "UTC" };
  await asActor(today, (scope) => refreshPostures(scope, { contractId }));
  const kept = await asActor(today, (scope) => listSubcontracts(scope, { contractId }));
  const at = new Date();
  const decided = await readAt({ ...today, at, knownAt: at }, { contractId }, (scope) =>
    listSubcontracts(scope, { contractId }),
  );
  expect(decided).toEqual(kept);
  expect(kept.subcontracts.length).toBeGreaterThan(0);
});

test("a job reads the past of any organization too", async () => {
  const { contractId } = await makeSupplyChain();
  const early = new Date("2020-01-01T00:00:00Z");
  const rows = (past?: { knownAt: Date }) =>
    asSystem((tx) => tx.execute(sql`select 1 from contracts where id = ${contractId}`), past);
  expect([...(await rows())]).toHaveLength(1);
  expect([...(await rows({ knownAt: new Date() }))]).toHaveLength(1);
  expect([...(await rows({ knownAt: early }))]).toEqual([]);
  expect(calendarDate("2020-01-01")).toBe("2020-01-01");
});

test("an impossible day is an error beside its field, on every page that shows a moment", async () => {
  const { prime, manager, contractId, subcontractId, supplier, ...room } = await makeWholeChain();
  const visitor = await Visitor.of({ id: manager.personId });
  const { prime: at } = paths;
  const tomorrow = addDays(manager.on, 2);
  for (const address of [
    at.contract(prime.id, contractId),
    at.subcontract(prime.id, subcontractId),
    at.supplier(prime.id, supplier.id),
    at.records(prime.id, subcontractId),
    at.contractRecords(prime.id, contractId),
    at.sampleRecords(prime.id, room.auditId, room.sampleId),
  ]) {
    expect((await visitor.get(`${address}?asOf=${manager.on}`)).status, address).toBe(200);
    const page = await visitor.get(`${address}?asOf=2026-02-30&knownOn=${tomorrow}`);
    expect(page.status, address).toBe(400);
    expect(page.body).toContain("“2026-02-30” is not a day that exists.");
    expect(page.body).toContain("is still to come: nothing is known of it yet.");
    expect(page.body).toContain('value="2026-02-30"');
  }
});
