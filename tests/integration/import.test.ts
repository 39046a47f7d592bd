import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { mapColumns } from "#app/commands/import/map-columns.server.ts";
import { undoImport } from "#app/commands/import/undo-import.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { inviteContact } from "#app/commands/invitation/invite-contact.server.ts";
import { keepSearchText } from "#app/commands/supplier/keep-search-text.server.ts";
import { sampleRows } from "#app/domain/import/columns.ts";
import { listImportLines } from "#app/domain/import/lines.ts";
import type { ListMapping } from "#app/domain/import/mapping.ts";
import { isEmptyPlan } from "#app/domain/import/plan.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { SUPPLIER_COLUMNS, supplierLine } from "#app/domain/supplier/export-list.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getSupplierImport } from "#app/queries/import/supplier-import.server.ts";
import { listSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures, supplierPostures } from "#db/schema/posture.ts";
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
  expect(found.problems).toMatchObject([
    { row: 3, column: "uei" },
    { row: 3, column: "subcontract_number", problem: "This number stands in row 2 too." },
  ]);
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

test("what imported suppliers are found by is what is kept of them whenever they change", async () => {
  const manager = await makePrime();
  const [header = [], first = []] = SAMPLE;
  const other: Record<string, string> = {
    contact_name: "Ada Brandt",
    contact_email: "ada.brandt@harrow.example",
    subcontract_number: "PO-11990",
  };
  const second = first.map((cell, index) => other[header[index] ?? ""] ?? cell);
  const found = await upload(manager, [...SAMPLE, second]);
  await confirmImport(manager, found.id, { leaveOut: false, planHash: found.planHash });
  const read = () =>
    asActor(manager, ({ tx }) =>
      tx
        .select({ id: suppliers.id, searchText: suppliers.searchText })
        .from(suppliers)
        .orderBy(suppliers.id),
    );
  const imported = await read();
  expect(imported.map(({ searchText }) => searchText).join()).toContain("ada.brandt@");
  const ids = imported.map(({ id }) => id);
  await asActor(manager, (scope) => keepSearchText(scope, ids));
  expect(await read()).toEqual(imported);
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
  ["nothing", Buffer.alloc(0), "empty"],
  ["nothing but blank rows", Buffer.from(`legal_name,uei\n${",\n".repeat(200)}`), "empty"],
  ["too many rows", Buffer.from(`legal_name\n${"x\n".repeat(10_001)}`), "too-many-rows"],
  ["a zero byte", Buffer.from("legal_name\nHar\0row\n"), "not-text"],
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

test("a workbook is taken as LibreOffice saved it, and what was left out is kept with it", async () => {
  const manager = await makePrime();
  const bytes = await readFile("tests/fixtures/lists/libreoffice.xlsx");
  const outcome = await uploadSuppliers(manager, { name: "suppliers.xlsx", bytes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  const found = await asActor(manager, (scope) => getSupplierImport(scope, outcome.importId));
  expect(found).toMatchObject({
    rowCount: 5,
    taking: {
      form: { kind: "xlsx", sheetName: "Suppliers", sheetCount: 2 },
      leftOut: ["DUNS", "Rating"],
      rowsAbove: 1,
    },
  });
  expect(found?.problems.map(({ row, column }) => [row, column])).toEqual([
    [6, "cages"],
    [7, "uei"],
  ]);
  const confirm = { leaveOut: true, planHash: found?.planHash ?? "" };
  expect(await confirmImport(manager, outcome.importId, confirm)).toMatchObject({ ok: true });
  expect(await countRows(manager)).toEqual([3, 3, 1, 1]);
});

test("a contact without a name is written, named by a later list, and invited either way", async () => {
  const manager = await makePrime();
  const email = `june-${randomUUID()}@harrow.example`;
  const header = ["legal_name", "contact_email", "contact_name"];
  const first = await upload(manager, [header, ["Harrow Castings", email, ""]]);
  expect(listImportLines(first.plan)[0]?.details).toContain(`Contact ${email}, name to follow`);
  await confirmImport(manager, first.id, { leaveOut: false, planHash: first.planHash });
  const contactOf = async () => {
    const [row] = await asActor(manager, ({ tx }) =>
      tx.select().from(supplierContacts).where(eq(supplierContacts.email, email)),
    );
    if (!row) throw new Error("no contact");
    return row;
  };
  const contact = await contactOf();
  expect(contact.name).toBe("");
  expect(await inviteContact(manager, contact.supplierId, contact.id)).toMatchObject({ ok: true });
  const second = await upload(manager, [header, ["Harrow Castings", email, "June O\u2019Kafor"]]);
  expect(listImportLines(second.plan)[0]?.details).toEqual([`Name of ${email}: June O\u2019Kafor`]);
  await confirmImport(manager, second.id, { leaveOut: false, planHash: second.planHash });
  expect((await contactOf()).name).toBe("June O\u2019Kafor");
  const third = await upload(manager, [header, ["Harrow Castings", email, "Somebody Else"]]);
  expect(isEmptyPlan(third.plan)).toBe(true);
});

test("our own export of suppliers is read back without a change, formulas among the names", async () => {
  const manager = await makePrime();
  const [header = []] = SAMPLE;
  const named = (cells: Record<string, string>) => header.map((column) => cells[column] ?? "");
  const list = await upload(manager, [
    header,
    named({ legal_name: "=HYPERLINK Co", cages: "7HR01 7HR02", tags: "a; b" }),
    named({ legal_name: "'-Quoted, Inc.", contact_email: "june@harrow.example" }),
    named({ legal_name: "@Home Care", contact_email: "sam@home.example", contact_name: "-Sam" }),
  ]);
  await confirmImport(manager, list.id, { leaveOut: false, planHash: list.planHash });
  const { suppliers } = await asActor(manager, (scope) => listSuppliers(scope, {}));
  const names = SUPPLIER_COLUMNS.map(({ header: name }) => name);
  const bytes = Buffer.from(writeCsv([names, ...suppliers.map(supplierLine)]));
  const outcome = await uploadSuppliers(manager, { name: "suppliers.csv", bytes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  const again = await asActor(manager, (scope) => getSupplierImport(scope, outcome.importId));
  expect(again?.problems).toEqual([]);
  expect(again?.rowCount).toBe(3);
  expect(again && isEmptyPlan(again.plan)).toBe(true);
  expect(again?.taking?.leftOut).toEqual([
    "open_subcontracts",
    "worst_state",
    "next_lapse_on",
    "sprs_score",
    "ineligible_because",
    "contact_state",
  ]);
});

const OWN_NAMES = "Firma;Nummer;Vertrag;Bestellung;Was;Tag\n";
const OWN_LIST = `${OWN_NAMES}M\u00FCller Forge;7HR01;N0002426C5501;X-1;Rings;03/04/2027\n`;
const OWN_MAPPING: ListMapping = {
  headerRow: 1,
  columns: [
    "legal_name",
    null,
    "contract_piid",
    "subcontract_number",
    "subcontract_title",
    "planned_award_on",
  ],
  dateOrder: null,
};

async function uploadText(manager: TestActor, text: string) {
  const bytes = Buffer.from(text, "latin1");
  const outcome = await uploadSuppliers(manager, { name: "firmen.csv", bytes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome;
}

function importOf(manager: TestActor, importId: string) {
  return asActor(manager, async (scope) => {
    const found = await getSupplierImport(scope, importId);
    if (!found) throw new Error("no import");
    return found;
  });
}

test("a list of any names is mapped, its dates are asked for, and both are kept for the next", async () => {
  const manager = await makePrime();
  const first = await uploadText(manager, OWN_LIST);
  expect(first.isAsked).toBe(true);
  const asked = await importOf(manager, first.importId);
  const confirm = { leaveOut: false, planHash: asked.planHash };
  expect(await confirmImport(manager, first.importId, confirm)).toMatchObject({
    ok: false,
    reason: "question-open",
  });
  const mapped = await mapColumns(manager, first.importId, { mapping: OWN_MAPPING, isKept: false });
  if (!mapped.ok) throw new Error(mapped.reason);
  expect(mapped.isAsked).toBe(true);
  expect((await importOf(manager, mapped.importId)).questions).toEqual([
    { kind: "date-order", example: "03/04/2027" },
  ]);
  const dayFirst = { ...OWN_MAPPING, dateOrder: "day-first" as const };
  const said = await mapColumns(manager, first.importId, { mapping: dayFirst, isKept: true });
  if (!said.ok) throw new Error(said.reason);
  const read = await importOf(manager, said.importId);
  expect(read).toMatchObject({ questions: [], problems: [], taking: { leftOut: ["Nummer"] } });
  expect(read.plan.subcontracts).toMatchObject([{ number: "X-1", plannedAwardOn: "2027-04-03" }]);
  const next = await uploadText(manager, OWN_LIST.replace("X-1", "X-2"));
  expect(next.isAsked).toBe(false);
  expect((await importOf(manager, next.importId)).taking).toMatchObject({
    isSaved: true,
    dateOrder: "day-first",
  });
  const stranger = await makePrime();
  expect((await uploadText(stranger, OWN_LIST)).isAsked).toBe(true);
  expect(await mapColumns(stranger, first.importId, { mapping: dayFirst, isKept: true })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("an import is undone whole while nothing rests on it, and the log keeps both", async () => {
  const earlier = await makePrime();
  const manager = { ...earlier, at: new Date(earlier.at.getTime() + 1_000) };
  const [header = []] = SAMPLE;
  const named = (cells: Record<string, string>) => header.map((column) => cells[column] ?? "");
  const before = await upload(earlier, [header, named({ legal_name: "Harrow Castings, Inc." })]);
  await confirmImport(earlier, before.id, { leaveOut: false, planHash: before.planHash });
  const list = await upload(manager, SAMPLE);
  await confirmImport(manager, list.id, { leaveOut: false, planHash: list.planHash });
  expect(await countRows(manager)).toEqual([2, 2, 2, 2]);
  const stranger = await makePrime();
  expect(await undoImport(stranger, list.id)).toEqual({ ok: false, reason: "not-found" });
  expect(await undoImport(manager, list.id)).toEqual({ ok: true });
  expect(await countRows(manager)).toEqual([1, 0, 0, 0]);
  const { suppliers: left } = await asActor(manager, (scope) => listSuppliers(scope, {}));
  expect(left).toMatchObject([
    { legalName: "Harrow Castings, Inc.", uei: null, cages: [], tags: [] },
  ]);
  const rolled = await asActor(manager, ({ tx }) => tx.select().from(supplierPostures));
  expect(rolled.filter(({ openSubcontracts }) => openSubcontracts > 0)).toEqual([]);
  expect(rolled.length).toBeLessThanOrEqual(1);
  expect(await undoImport(manager, list.id)).toEqual({ ok: false, reason: "not-found" });
  const entries = await asActor(manager, ({ tx }) =>
    tx.select({ action: oversightLog.action }).from(oversightLog),
  );
  const told = entries.map(({ action }) => action);
  expect(told.filter((action) => action === "supplier.imported")).toHaveLength(2);
  expect(told.filter((action) => action === "supplier.import-undone")).toHaveLength(1);
});

test("a value that an import changed is as it was once the import is undone", async () => {
  const earlier = await makePrime();
  const manager = { ...earlier, at: new Date(earlier.at.getTime() + 1_000) };
  const [header = [], first = []] = SAMPLE;
  const worth = (value: string) =>
    first.map((cell, index) => (header[index] === "subcontract_value" ? value : cell));
  const before = await upload(earlier, [header, worth("$48,500")]);
  await confirmImport(earlier, before.id, { leaveOut: false, planHash: before.planHash });
  const list = await upload(manager, [header, worth("2000000")]);
  await confirmImport(manager, list.id, { leaveOut: false, planHash: list.planHash });
  const worthNow = async () => {
    const [row] = await asActor(manager, ({ tx }) =>
      tx.select({ value: subcontracts.value }).from(subcontracts),
    );
    return row?.value;
  };
  expect(await worthNow()).toBe(2_000_000);
  expect(await undoImport(manager, list.id)).toEqual({ ok: true });
  expect(await worthNow()).toBe(48_500);
});

test("the door that undoes an import opens for its own prime, and nothing is deleted beside it", async () => {
  const manager = await makePrime();
  const list = await upload(manager, SAMPLE);
  await confirmImport(manager, list.id, { leaveOut: false, planHash: list.planHash });
  const written = await countRows(manager);
  const stranger = await makePrime();
  const undone = await asActor(stranger, ({ tx }) =>
    tx.execute<{ done: boolean | null }>(
      sql`select flowdown.undo_import(${list.id}::uuid) as done`,
    ),
  );
  expect(undone[0]).toEqual({ done: null });
  for (const table of ["suppliers", "supplier_contacts", "subcontracts", "postures"])
    await expect(
      asActor(manager, ({ tx }) => tx.execute(sql`delete from ${sql.identifier(table)}`)),
      table,
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(await countRows(manager)).toEqual(written);
});

test("an import on which something rests is not undone, not even in part", async () => {
  const manager = await makePrime();
  const list = await upload(manager, SAMPLE);
  await confirmImport(manager, list.id, { leaveOut: false, planHash: list.planHash });
  const [contact] = await asActor(manager, ({ tx }) => tx.select().from(supplierContacts));
  const invited = await inviteContact(manager, contact?.supplierId ?? "", contact?.id ?? "");
  expect(invited).toMatchObject({ ok: true });
  const before = await countRows(manager);
  expect(await undoImport(manager, list.id)).toEqual({ ok: false, reason: "in-use" });
  expect(await countRows(manager)).toEqual(before);
});
