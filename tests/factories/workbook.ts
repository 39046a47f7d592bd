import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export type WorkbookParts = {
  /** what stands in `sheetData` */
  rows: string;
  /** `si` elements */
  texts?: string;
  /** `numFmt` and `xf` elements */
  formats?: { codes: string; cells: string };
  sheets?: string;
  properties?: string;
  /** files beside those of a workbook, or in their place */
  others?: Readonly<Record<string, string | Buffer>>;
};

/** A workbook written by hand, for what no spreadsheet writes by itself. */
export function makeWorkbook(parts: WorkbookParts): Promise<Buffer> {
  const { rows, texts = "", formats = { codes: "", cells: '<xf numFmtId="0"/>' } } = parts;
  const { sheets = '<sheet name="List" sheetId="1" r:id="rId1"/>', properties = "" } = parts;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="${PACKAGE}">${inside}</Relationships>`;
  return makeZip({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}">${properties}<sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        relation("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
        relation("rId3", "styles", "styles.xml"),
    ),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${SHEET}">${texts}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${SHEET}"><numFmts>${formats.codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.cells}</cellXfs></styleSheet>`,
    ...parts.others,
  });
}

/** A ZIP of some files. */
export function makeZip(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
