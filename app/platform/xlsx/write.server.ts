import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Cell, Sheet } from "#app/domain/workbook/sheets.ts";
import { writeZip, type ZipMember } from "#app/platform/zip.server.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Looks of cells, by their place in `STYLES`. */
const HEAD = 1;
const WRAPPED = 2;
const OPEN = 3;

/** A longer text is cut: spreadsheets take no more in one cell. */
const LONGEST_CELL = 32_000;

/** A sheet of any length: its rows are asked for when their turn comes. */
export type StreamedSheet = Omit<Sheet, "rows"> & {
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
};

/**
 * Write a spreadsheet. Every text is written as text, so that nothing in it is ever run as a formula.
 *
 * @param at the time that the members of the file carry.
 */
export function writeXlsx(sheets: readonly Sheet[], at: Date): Promise<Buffer> {
  return buffer(writeZip(membersOf(sheets), at));
}

/** The same for sheets of any length, packed, as it is read. */
export function streamXlsx(sheets: readonly StreamedSheet[], at: Date): Readable {
  return writeZip(membersOf(sheets), at, { compress: true });
}

function membersOf(sheets: readonly StreamedSheet[]): ZipMember[] {
  const parts: [name: string, text: string][] = [
    ["[Content_Types].xml", contentTypes(sheets.length)],
    ["_rels/.rels", relationships([["rId1", "officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookPart(sheets)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map(
          (_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const,
        ),
        [`rId${sheets.length + 1}`, "styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", STYLES],
  ];
  return [
    ...parts.map(([name, text]) => ({ name, read: async () => Buffer.from(DECLARATION + text) })),
    ...sheets.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      read: async () => Readable.from(inPieces(sheetPart(sheet))),
    })),
  ];
}

const PIECE_CHARACTERS = 64_000;

/** Text in pieces worth sending. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${PARTS}.${type}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, i) =>
    override(`/xl/worksheets/sheet${i + 1}.xml`, "worksheet"),
  );
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    override("/xl/workbook.xml", "sheet.main"),
    override("/xl/styles.xml", "styles"),
    ...parts,
    "</Types>",
  ].join("");
}

type Relationship = readonly [id: string, type: string, target: string];

function relationships(all: readonly Relationship[]): string {
  const inside = all.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${inside.join("")}</Relationships>`;
}

function workbookPart(sheets: readonly StreamedSheet[]): string {
  const inside = sheets.map(
    ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${inside.join("")}</sheets></workbook>`;
}

/** The head of the columns stays in sight, and can be filtered by. */
async function* sheetPart({ columns, rows, choices = [] }: StreamedSheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width, isHidden }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ""}/>`,
  );
  const isProtected = columns.some(({ isOpen }) => isOpen);
  const looks = columns.map(({ isOpen }) => (isOpen ? OPEN : WRAPPED));
  yield [
    DECLARATION,
    `<worksheet xmlns="${MAIN}">`,
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    "</sheetView></sheetViews>",
    `<cols>${widths.join("")}</cols>`,
    "<sheetData>",
    rowPart(
      columns.map(({ header }) => header),
      1,
      columns.map(() => HEAD),
    ),
  ].join("");
  let row = 1;
  for await (const cells of rows) {
    row += 1;
    yield rowPart(cells, row, looks);
  }
  const last = `${columnName(columns.length - 1)}${row}`;
  yield [
    "</sheetData>",
    // What is protected cannot be filtered.
    isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
      : `<autoFilter ref="A1:${last}"/>`,
    validationsPart(choices),
    "</worksheet>",
  ].join("");
}

/** Longer help is cut: a spreadsheet shows no more beside a cell. */
const LONGEST_PROMPT = 255;

/** A list beside each cell that is chosen from one, and the help that is shown in it. */
function validationsPart(choices: NonNullable<Sheet["choices"]>): string {
  if (choices.length === 0) return "";
  const all = choices.map(({ row, column, options, help }) => {
    const place = `${columnName(column)}${row + 2}`;
    const prompt = escapeXml(help.slice(0, LONGEST_PROMPT));
    const shown = `allowBlank="1" showInputMessage="1" prompt="${prompt}" sqref="${place}"`;
    if (!options) return `<dataValidation ${shown}/>`;
    const list = escapeXml(`"${options.join(",")}"`);
    return `<dataValidation type="list" showErrorMessage="1" ${shown}><formula1>${list}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${all.length}">${all.join("")}</dataValidations>`;
}

function rowPart(cells: readonly Cell[], row: number, looks: readonly number[]): string {
  const inside = cells.map((cell, i) => cellPart(cell, `${columnName(i)}${row}`, looks[i] ?? 0));
  return `<row r="${row}">${inside.join("")}</row>`;
}

function cellPart(cell: Cell, place: string, look: number): string {
  // An empty cell that can be changed says so.
  if (cell === "") return look === OPEN ? `<c r="${place}" s="${look}"/>` : "";
  if (typeof cell === "number") return `<c r="${place}" s="${look}"><v>${cell}</v></c>`;
  const text = escapeXml(cell.slice(0, LONGEST_CELL));
  return `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** `A` to `Z`, then `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Without what XML cannot hold. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF8E1"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>',
  "<diagonal/></border></borders>",
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">',
  '<alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="49" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1"',
  ' applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">',
  '<alignment vertical="top" wrapText="1"/><protection locked="0"/></xf></cellXfs>',
  "</styleSheet>",
].join("");
