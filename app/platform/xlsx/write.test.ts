import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { writeWorkbookSheets } from "#app/domain/workbook/sheets.ts";
import { requirements } from "#catalogs/index.ts";
import { readXlsx } from "./read.server.ts";
import { streamXlsx, writeXlsx } from "./write.server.ts";

const LIMITS = { rows: 1_000, columns: 40, unpackedBytes: 10_000_000 };
const AT = new Date("2026-11-29T10:00:00Z");

test("what was written is read back as it was, formulas and strange characters as text", async () => {
  const rows = [
    ['=HYPERLINK("x")', 5, 'a < b & "c"', "two\nlines"],
    ["", -203, "zero\u0000wi\uD800dth", "Ünïcode 日本"],
  ];
  const columns = ["One", "Two", "Three", "Four"].map((header) => ({ header, width: 10 }));
  const reading = await readXlsx(await writeXlsx([{ name: "A & B", columns, rows }], AT), LIMITS);
  expect(reading).toMatchObject({
    ok: true,
    sheetName: "A & B",
    sheetCount: 1,
    rows: [
      { row: 1, cells: ["One", "Two", "Three", "Four"] },
      { row: 2, cells: ['=HYPERLINK("x")', "5", 'a < b & "c"', "two\nlines"] },
      { row: 3, cells: ["", "-203", "zerowidth", "Ünïcode 日本"] },
    ],
  });
});

test("a workbook has a row for each requirement, and the same workbook the same bytes", async () => {
  const sheets = writeWorkbookSheets("Shop network", new Map());
  const bytes = await writeXlsx(sheets, AT);
  expect(bytes.equals(await writeXlsx(sheets, AT))).toBe(true);
  const reading = await readXlsx(bytes, LIMITS);
  if (!reading.ok) throw new Error(reading.reason);
  expect(reading.rows).toHaveLength(requirements.length + 1);
  expect(reading.sheetCount).toBe(3);
  expect(reading.rows[1]?.cells.slice(0, 4)).toEqual([
    "3.1.1",
    "AC.L2-3.1.1",
    "Authorized Access Control",
    "5",
  ]);
});

test("rows that come one by one are written and read back, however many there are", async () => {
  async function* rows() {
    for (let row = 1; row <= 900; row += 1) yield [`=PO-${row}`, row];
  }
  const columns = ["Number", "Place"].map((header) => ({ header, width: 10 }));
  const bytes = await buffer(streamXlsx([{ name: "List", columns, rows: rows() }], AT));
  const reading = await readXlsx(bytes, LIMITS);
  if (!reading.ok) throw new Error(reading.reason);
  expect(reading.rows).toHaveLength(901);
  expect(reading.rows.at(-1)?.cells).toEqual(["=PO-900", "900"]);
});
