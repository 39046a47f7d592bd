import type { TableRow } from "#app/domain/import/header.ts";
import { type Format, formatNumber } from "./formats.server.ts";
import { unescapeText } from "./parts.server.ts";
import { readXml } from "./xml.server.ts";

export type XlsxRefusal =
  | "not-xlsx"
  | "unpacks-too-large"
  | "too-many-rows"
  | "too-many-columns"
  | "damaged";

/** Thrown while a workbook is read, to stop at once. */
export class Stopped extends Error {
  readonly reason: XlsxRefusal;

  constructor(reason: XlsxRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** What the cells of a sheet refer to. */
export type CellBook = { texts: readonly string[]; formats: readonly Format[]; is1904: boolean };

/** A cell as the sheet holds it. */
type RawCell = { column: number; type: string; style: number; value: string; inline: string };

/** Longer text than any column takes need not be kept; the longest are all milestones of an item. */
const LONGEST_TEXT = 10_000;

/**
 * The rows of a sheet that hold something, as text.
 *
 * @throws Stopped when there are more rows or columns than allowed.
 */
export async function readSheet(
  sheet: AsyncIterable<Uint8Array>,
  limits: { rows: number; columns: number },
  book: CellBook,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell = emptyCell(-1);
  let into: "value" | "inline" | null = null;
  let isSpoken = false;
  const leave = () => {
    into = null;
  };
  await readXml(sheet, {
    open: {
      row: ({ r }) => {
        row = r === undefined ? row + 1 : Number(r);
        cells = [];
        cell = emptyCell(-1);
      },
      c: ({ r, t = "n", s = "0" }) => {
        cell = emptyCell(r === undefined ? cell.column + 1 : columnOf(r));
        cell.type = t;
        cell.style = Number(s);
      },
      v: () => {
        into = "value";
      },
      t: () => {
        into = isSpoken ? null : "inline";
      },
      rph: () => {
        isSpoken = true;
      },
    },
    text: (text) => {
      if (into && cell[into].length < LONGEST_TEXT) cell[into] += text;
    },
    close: {
      v: leave,
      t: leave,
      rph: () => {
        isSpoken = false;
      },
      c: () => {
        const text = textOf(cell, book);
        if (text === "") return;
        if (cell.column >= limits.columns) throw new Stopped("too-many-columns");
        cells[cell.column] = text;
      },
      row: () => {
        if (cells.length === 0) return;
        rows.push({ row, cells: Array.from(cells, (text) => text ?? "") });
        if (rows.length > limits.rows) throw new Stopped("too-many-rows");
      },
    },
  });
  return rows;
}

function emptyCell(column: number): RawCell {
  return { column, type: "n", style: 0, value: "", inline: "" };
}

/** The place of a column from 0: `A` is 0, `AB12` is 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "A";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf({ type, style, value, inline }: RawCell, book: CellBook): string {
  if (type === "s") return book.texts[Number(value)] ?? "";
  if (type === "inlineStr") return unescapeText(inline).trim();
  if (type === "str" || type === "e") return unescapeText(value).trim();
  if (type === "b") return value === "1" ? "yes" : "no";
  if (type === "d") return value.slice(0, 10);
  return value === "" ? "" : formatNumber(value, book.formats[style], book.is1904);
}
