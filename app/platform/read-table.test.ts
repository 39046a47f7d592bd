import { expect, test } from "vitest";
import { sampleRows } from "#app/domain/import/columns.ts";
import { sayFileForm } from "#app/domain/import/file-form.ts";
import { readImportRows } from "#app/domain/import/read-rows.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { READ_LISTS, REFUSED_LISTS } from "#tests/tried/lists.ts";
import { readTable } from "./read-table.server.ts";
import { writeXlsx } from "./xlsx/write.server.ts";

async function read(bytes: Buffer) {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(JSON.stringify(table.reason));
  return { ...readImportRows(table.rows), taken: sayFileForm(table.form) };
}

test.each(READ_LISTS)(
  "$what is read",
  async ({ bytes, taken, names, problems = [], leftOut = [] }) => {
    const list = await read(await bytes());
    expect(list.taken).toMatch(taken);
    expect(list.rows.map(({ legalName }) => legalName)).toEqual(names);
    expect(list.problems.map(({ problem }) => problem)).toEqual(
      problems.map((problem) => expect.stringMatching(problem)),
    );
    expect(list.leftOut).toEqual(leftOut);
    expect(list.rowCount).toBe(names.length + problems.length);
  },
);

test.each(REFUSED_LISTS)("$what is refused", async ({ bytes, reason }) => {
  const found = await readTable(await bytes());
  expect(found).toEqual({
    ok: false,
    reason: typeof reason === "string" ? reason : { notCsv: expect.stringMatching(/quote/i) },
  });
});

test("a workbook saved by LibreOffice says of each cell what was typed", async () => {
  const table = await readTable(
    await (READ_LISTS[1]?.bytes() ?? Promise.reject(new Error("none"))),
  );
  if (!table.ok) throw new Error("not read");
  const { rows, rowsAbove, columns } = readImportRows(table.rows);
  expect(rowsAbove).toBe(1);
  expect(columns).toContainEqual({ name: "CAGE Code(s)", column: "cages" });
  expect(rows[0]).toMatchObject({
    row: 4,
    cages: ["7HR01", "7HR02"],
    contact: { name: "Zoë O\u2019Brien", email: "zoe@mueller.example" },
    subcontract: {
      contractPiid: "N0002426C5501",
      number: "PO-11873",
      plannedAwardOn: "2027-01-15",
      information: "CUI",
      commercialOffTheShelfOnly: false,
    },
  });
  expect(rows[1]).toMatchObject({
    cages: ["01234"],
    contact: { name: "", email: "s.whitlock@tidewater.example" },
  });
  expect(rows[2]?.contact?.email).toBe("link@sons.example");
});

test("the sample file is read as it is offered", async () => {
  const { rows, problems, leftOut } = await read(Buffer.from(writeCsv(sampleRows())));
  expect([rows.length, problems, leftOut]).toEqual([3, [], []]);
});

test("a cell that holds as much as a plan lets somebody type is read to its end", async () => {
  const long = Array.from({ length: 10 }, (_, index) => `${index}${"&m".repeat(99)}`).join("; ");
  const columns = ["Requirement", "Milestones"].map((header) => ({ header, width: 20 }));
  const sheet = { name: "POAM", columns, rows: [["3.1.3", long]] };
  const found = await readTable(await writeXlsx([sheet], new Date("2026-12-01T12:00:00Z")), "plan");
  expect(found.ok && found.rows[1]?.cells[1]).toBe(long);
});

test("a plan is found behind a cover and a hidden sheet; where there is none, the first sheet is read", async () => {
  const column = (header: string) => ({ header, width: 20 });
  const cover = { name: "Cover", columns: [column("Acme")], rows: [["How to fill it in"]] };
  const plan = {
    name: "Open items",
    columns: ["Control", "Weakness", "Status"].map(column),
    rows: [["AC.L2-3.1.3", "Flat network", "Ongoing"]],
  };
  const at = new Date("2026-12-01T12:00:00Z");
  const bytes = await writeXlsx([cover, plan, { ...plan, name: "Closed items" }], at);
  const found = await readTable(bytes, "plan");
  expect(found).toMatchObject({
    ok: true,
    form: { sheetName: "Open items", sheetCount: 3, others: ["Cover", "Closed items"] },
    alike: ["Closed items"],
  });
  expect(found.ok && found.rows[1]?.cells).toEqual(["AC.L2-3.1.3", "Flat network", "Ongoing"]);
  expect(await readTable(bytes)).toMatchObject({ ok: true, form: { sheetName: "Cover" } });
  expect(await readTable(await writeXlsx([cover], at), "plan")).toMatchObject({
    ok: true,
    form: { sheetName: "Cover" },
  });
});
