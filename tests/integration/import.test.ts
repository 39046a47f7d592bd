import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { sampleRows } from "#app/domain/import/columns.ts";
import { isEmptyPlan } from "#app/domain/import/plan.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getSupplierImport } from "#app/queries/supplier-import.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeContract } from "#tests/factories/supply-chain.ts";

const SAMPLE = sampleRows();

async function makePrime() {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  await makeContract(manager, { piid: "N0002426C5501" });
  return manager;
}

async function upload(manager: TestActor, rows: string[][]) {
  const bytes = Buffer.from(writeCsv(rows));
  const outcome = await uploadSuppliers(manager, { name: "suppliers.csv", bytes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  const found = await asActor(manager, (scope) => getSupplierImport(scope, outcome.importId));
  if (!found) throw new Error("no import");
  return found;
}

function countRows(manager: TestActor) {
  const own = manager.organizationId;
  const count = sql<number>`count(*)::int`;
  return asSystem(async (tx) => {
    const tables = await Promise.all([
      tx.select({ count }).from(suppliers).where(eq(suppliers.primeId, own)),
      tx.select({ count }).from(supplierContacts).where(eq(supplierContacts.primeId, own)),
      tx.select({ count }).from(subcontracts).where(eq(subcontracts.primeId, own)),
      tx.select({ count }).from(postures).where(eq(postures.primeId, own)),
    ]);
    return tables.map(([row]) => row?.count);
  });
}

test("nothing is written before it is confirmed, and a second time changes nothing", async () => {
  const manager = await makePrime();
  const first = await upload(manager, SAMPLE);
  expect(first.problems).toEqual([]);
  expect(await countRows(manager)).toEqual([0, 0, 0, 0]);
  const confirm = { leaveOut: false, planHash: first.planHash };
  expect(await confirmImport(manager, first.id, confirm)).toMatchObject({
    ok: true,
    suppliers: { new: 2, changed: 0, unchanged: 0 },
    subcontracts: { new: 2, changed: 0, unchanged: 0 },
  });
  expect(await countRows(manager)).toEqual([2, 2, 2, 2]);
  expect(await confirmImport(manager, first.id, confirm)).toEqual({
    ok: false,
    reason: "confirmed-already",
  });
  const second = await upload(manager, SAMPLE);
  expect(isEmptyPlan(second.plan)).toBe(true);
  expect(
    await confirmImport(manager, second.id, { leaveOut: false, planHash: second.planHash }),
  ).toEqual({ ok: false, reason: "nothing-to-do" });
  expect(await countRows(manager)).toEqual([2, 2, 2, 2]);
  const entries = await asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry })
      .from(oversightLog)
      .where(eq(oversightLog.action, "supplier.imported")),
  );
  expect(entries.map(({ entry }) => JSON.parse(entry).detail.sha256)).toContain(first.sha256);
});

test("rows with problems are left out by an explicit choice alone", async () => {
  const manager = await makePrime();
  const [header = [], good = []] = SAMPLE;
  const bad = good.map((cell, index) => (header[index] === "uei" ? "too short" : cell));
  const found = await upload(manager, [header, good, bad]);
  expect(found.problems).toMatchObject([{ row: 3, column: "uei" }]);
  const { id, planHash } = found;
  expect(await confirmImport(manager, id, { leaveOut: false, planHash })).toEqual({
    ok: false,
    reason: "rows-left-out",
  });
  expect(await confirmImport(manager, id, { leaveOut: true, planHash })).toMatchObject({
    ok: true,
  });
  expect(await countRows(manager)).toEqual([1, 1, 1, 1]);
});

test("a preview that is out of date is shown again instead of written", async () => {
  const manager = await makePrime();
  const first = await upload(manager, SAMPLE);
  const second = await upload(manager, SAMPLE.slice(0, 2));
  await confirmImport(manager, second.id, { leaveOut: false, planHash: second.planHash });
  expect(
    await confirmImport(manager, first.id, { leaveOut: false, planHash: first.planHash }),
  ).toEqual({ ok: false, reason: "changed-meanwhile" });
});

test("what is imported can be searched for", async () => {
  const manager = await makePrime();
  const found = await upload(manager, SAMPLE);
  await confirmImport(manager, found.id, { leaveOut: false, planHash: found.planHash });
  const [row] = await asSystem((tx) =>
    tx
      .select({ searchText: suppliers.searchText })
      .from(suppliers)
      .where(eq(suppliers.primeId, manager.organizationId))
      .orderBy(suppliers.legalName),
  );
  expect(row?.searchText).toBe(
    "Harrow Castings, Inc. H4RR0WCAST25 7HR01 7HR02 castings critical june.okafor@harrow.example",
  );
});

test("another prime's import does not exist", async () => {
  const manager = await makePrime();
  const stranger = await makePrime();
  const { id, planHash } = await upload(manager, SAMPLE);
  expect(await asActor(stranger, (scope) => getSupplierImport(scope, id))).toBeNull();
  expect(await confirmImport(stranger, id, { leaveOut: true, planHash })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test.each<[string, Buffer, unknown]>([
  ["no rows", Buffer.from("legal_name\n"), "empty"],
  ["another encoding", Buffer.from("legal_name\nM\xfcller\n", "latin1"), "not-utf-8"],
  ["a quote that never ends", Buffer.from('legal_name\n"Harrow\n'), { notCsv: expect.any(String) }],
])("a file with %s is refused", async (_, bytes, reason) => {
  const manager = await makePrime();
  expect(await uploadSuppliers(manager, { name: "x.csv", bytes })).toEqual({ ok: false, reason });
});

test("ten thousand rows are written at once", async () => {
  const manager = await makePrime();
  const [header = []] = SAMPLE;
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    header.map((column) => {
      if (column === "legal_name") return `Supplier ${index} LLC`;
      if (column === "contact_name") return "June Okafor";
      return column === "contact_email" ? `june@s${index}.example` : "";
    }),
  );
  const found = await upload(manager, [header, ...rows]);
  await confirmImport(manager, found.id, { leaveOut: false, planHash: found.planHash });
  expect((await countRows(manager)).slice(0, 2)).toEqual([10_000, 10_000]);
}, 120_000);
