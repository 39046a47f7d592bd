import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { writePairedRows, writeRows } from "./blocks.server.ts";
import { loadFallbacks } from "./fallback-fonts.server.ts";
import { closeSheet, openSheet, type Sheet, space } from "./sheet.server.ts";
import { writeTable } from "./table.server.ts";

type Draw = (sheet: Sheet) => void;

/** The rows on each page of a document in which a table begins so far down its first page. */
async function rowsOfPages(begin: number, draw: Draw): Promise<string[][]> {
  const info = { title: "A table", author: "Flowdown", subject: "Rows", at: new Date(0) };
  const sheet = openSheet(info, await loadFallbacks(""));
  space(sheet, begin);
  draw(sheet);
  const document = await getDocumentProxy(new Uint8Array(await closeSheet(sheet)));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page) => page.match(/Row \d+/g) ?? []).filter((rows) => rows.length > 0);
}

const term = (index: number) => `Row ${index + 1}`;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ term: term(index), value: "x ".repeat(90) }));

const BEGINNINGS = Array.from({ length: 24 }, (_, index) => 300 + index * 14);

test.each<[string, Draw]>([
  ["terms and values", (sheet) => writeRows(sheet, sheet.root, rowsOf(20))],
  ["pairs", (sheet) => writePairedRows(sheet, sheet.root, rowsOf(20))],
  [
    "columns with titles",
    (sheet) =>
      writeTable(
        sheet,
        sheet.root,
        [
          { width: 80, title: "Name" },
          { width: 300, title: "Text" },
        ],
        rowsOf(20).map((row) => [row.term, row.value]),
      ),
  ],
])("neither the first row of %s nor the last stands alone on a page", async (_, draw) => {
  for (const begin of BEGINNINGS) {
    const pages = await rowsOfPages(begin, draw);
    expect(pages.flat()).toEqual(rowsOf(20).map((row) => row.term));
    for (const rows of pages) expect(rows.length, `beginning at ${begin}`).toBeGreaterThan(1);
  }
});

test("a short table stands on one page, wherever it begins", async () => {
  for (const begin of BEGINNINGS) {
    const pages = await rowsOfPages(begin, (sheet) => writeRows(sheet, sheet.root, rowsOf(5)));
    expect(pages, `beginning at ${begin}`).toHaveLength(1);
  }
});
