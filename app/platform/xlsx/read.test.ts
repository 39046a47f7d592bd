import { expect, test } from "vitest";
import { makeWorkbook, makeZip, type WorkbookParts } from "#tests/factories/workbook.ts";
import { readXlsx } from "./read.server.ts";

const LIMITS = { rows: 50, columns: 16, unpackedBytes: 1_000_000 };

async function cellsOf(parts: WorkbookParts): Promise<unknown> {
  const reading = await readXlsx(await makeWorkbook(parts), LIMITS);
  return reading.ok ? reading.rows.map(({ row, cells }) => [row, ...cells]) : reading.reason;
}

const formats = {
  codes:
    '<numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="166" formatCode="0.00&quot; days&quot;"/>',
  cells: ["0", "14", "164", "165", "166"].map((id) => `<xf numFmtId="${id}"/>`).join(""),
};

test.each<[what: string, parts: WorkbookParts, cells: unknown]>([
  [
    "shared, rich and spoken text",
    {
      texts:
        '<si><t>Harrow &amp; Sons</t></si><si><r><t>Mül</t></r><r><rPr><b/></rPr><t xml:space="preserve">ler Co</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
    },
    [[1, "Harrow & Sons", "Müller Co", "東京"]],
  ],
  [
    "text in the cell, and what a formula came to",
    {
      rows: '<row r="1"><c t="inlineStr"><is><r><t>Har</t></r><r><t>row</t></r></is></c><c t="str"><f>A1&amp;"x"</f><v>Harrowx</v></c><c><f>1+1</f><v>2</v></c></row>',
    },
    [[1, "Harrow", "Harrowx", "2"]],
  ],
  [
    "numbers as they are, in days, and with zeros in front",
    {
      formats,
      rows: '<row r="1"><c><v>1234</v></c><c s="2"><v>1234</v></c><c s="1"><v>46402</v></c><c s="3"><v>46402.75</v></c><c s="4"><v>1.5</v></c><c><v>1E3</v></c></row>',
    },
    [[1, "1234", "01234", "2027-01-15", "2027-01-15", "1.5", "1000"]],
  ],
  [
    "days counted from 1904",
    {
      formats,
      properties: '<workbookPr date1904="1"/>',
      rows: '<row r="1"><c s="1"><v>44940</v></c></row>',
    },
    [[1, "2027-01-15"]],
  ],
  [
    "days about the one that never was",
    { formats, rows: '<row r="1"><c s="1"><v>59</v></c><c s="1"><v>61</v></c></row>' },
    [[1, "1900-02-28", "1900-03-01"]],
  ],
  [
    "true and false, errors, and days of ISO 8601",
    {
      rows: '<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2027-01-15T00:00:00</v></c></row>',
    },
    [[1, "yes", "no", "#N/A", "2027-01-15"]],
  ],
  [
    "rows and cells that are not told",
    {
      rows: '<row r="3"><c r="C3" t="inlineStr"><is><t>c</t></is></c></row><row r="7"><c r="A7" s="1"/></row><row r="9"><c r="A9"><v>1</v></c></row>',
    },
    [
      [3, "", "", "c"],
      [9, "1"],
    ],
  ],
  [
    "line feeds that XML has no place for",
    { texts: "<si><t>one_x000D_two</t></si>", rows: '<row><c t="s"><v>0</v></c></row>' },
    [[1, "one\rtwo"]],
  ],
  [
    "a first sheet that is hidden",
    {
      sheets:
        '<sheet name="Hidden" sheetId="2" state="hidden" r:id="rId9"/><sheet name="List" sheetId="1" r:id="rId1"/>',
      rows: "<row><c><v>1</v></c></row>",
    },
    [[1, "1"]],
  ],
  [
    "elements with a prefix",
    {
      rows: "",
      others: {
        "xl/worksheets/sheet1.xml":
          '<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    },
    [[1, "7"]],
  ],
  [
    "entities that a document type defines",
    {
      rows: "",
      others: {
        "xl/worksheets/sheet1.xml":
          '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
      },
    },
    [[1, "&b;"]],
  ],
])("%s are read", async (_, parts, cells) => {
  expect(await cellsOf(parts)).toEqual(cells);
});

const cell = (reference: string) => `<c r="${reference}"><v>1</v></c>`;

test.each<[what: string, bytes: () => Promise<Buffer>, reason: string]>([
  [
    "more rows than allowed",
    () =>
      makeWorkbook({
        rows: Array.from(
          { length: 60 },
          (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`)}</row>`,
        ).join(""),
      }),
    "too-many-rows",
  ],
  [
    "a cell far to the right",
    () => makeWorkbook({ rows: `<row r="1">${cell("XFD1")}</row>` }),
    "too-many-columns",
  ],
  [
    "a sheet of zeros that unpacks to more than allowed",
    () => makeWorkbook({ rows: "", others: { "xl/media/a.bin": Buffer.alloc(2_000_000) } }),
    "unpacks-too-large",
  ],
  ["no sheet", () => makeWorkbook({ rows: "", sheets: "" }), "not-xlsx"],
  [
    "a sheet outside the file",
    () =>
      makeWorkbook({
        rows: "",
        others: {
          "xl/_rels/workbook.xml.rels":
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
        },
      }),
    "not-xlsx",
  ],
  ["no workbook at all", () => makeZip({ "readme.txt": "a ZIP of something" }), "not-xlsx"],
  ["half of its bytes", async () => (await makeWorkbook({ rows: "" })).subarray(0, 400), "damaged"],
])("a workbook with %s is refused", async (_, bytes, reason) => {
  expect(await readXlsx(await bytes(), LIMITS)).toEqual({ ok: false, reason });
});

test("a member that unpacks to more than it says is not unpacked to its end", async () => {
  const bytes = await makeWorkbook({ rows: `<row>${"<c><v>1</v></c>".repeat(10_000)}</row>` });
  // The size that the directory tells of the sheet, made small.
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const inDirectory = bytes.lastIndexOf(name) - 46;
  bytes.writeUInt32LE(100, inDirectory + 24);
  expect(await readXlsx(bytes, LIMITS)).toEqual({ ok: false, reason: "damaged" });
});

test("ten thousand cells that name one long text hold no more than a cell may", async () => {
  const text = "x".repeat(500_000);
  const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(10)}</row>`.repeat(40);
  const reading = await readXlsx(await makeWorkbook({ texts: `<si><t>${text}</t></si>`, rows }), {
    ...LIMITS,
    unpackedBytes: 5_000_000,
  });
  const longest = reading.ok
    ? Math.max(...reading.rows.flatMap(({ cells }) => cells.map((one) => one.length)))
    : 0;
  expect(longest).toBeLessThan(200_000);
});
