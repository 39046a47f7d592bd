import type { Face } from "./pdf-fonts.server.ts";
import {
  drawArtifact,
  ensureRoom,
  heightOf,
  INK,
  rule,
  type Sheet,
  type Structure,
  space,
  type TextStyle,
  write,
} from "./pdf-sheet.server.ts";

export type Row = { term: string; value: string; isCode?: boolean };

const TERM_WIDTH = 132;
const GAP = 12;
const PADDING = 4.5;

const LABEL: TextStyle = { face: "sans", size: 8.5, color: INK.soft };
const CODE: TextStyle = { face: "mono", size: 8 };

/** Terms and values in ruled rows, as a table whose first column names the second. */
export function writeRows(sheet: Sheet, parent: Structure, rows: readonly Row[]): void {
  writeTable(
    sheet,
    parent,
    [
      { width: TERM_WIDTH, style: LABEL, isHeader: true },
      { width: sheet.width - TERM_WIDTH - GAP },
    ],
    rows.map(({ term, value, isCode }) => [term, isCode ? { text: value, ...CODE } : value]),
  );
}

export type Column = {
  width: number;
  /** printed above the column; without any, the table has no head */
  title?: string;
  style?: TextStyle;
  /** names its row */
  isHeader?: boolean;
};
export type Cell = string | ({ text: string } & TextStyle);

/** Rows with rules between; a row stays on one page wherever it fits on one. */
export function writeTable(
  sheet: Sheet,
  parent: Structure,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const table = sheet.doc.struct("Table");
  parent.add(table);
  if (columns.some((column) => column.title)) {
    const titles = columns.map(({ title = "" }) => ({
      text: title,
      face: "sans-bold" as Face,
      size: 7.5,
      color: INK.soft,
    }));
    writeRow(
      sheet,
      table,
      columns.map((column) => ({ ...column, isHeader: true })),
      titles,
      "Column",
    );
  }
  for (const row of rows) writeRow(sheet, table, columns, row, "Row");
  table.end();
  rule(sheet);
}

function writeRow(
  sheet: Sheet,
  table: Structure,
  columns: readonly Column[],
  row: readonly Cell[],
  scope: "Row" | "Column",
): void {
  const { doc } = sheet;
  let x = sheet.left;
  const cells = columns.map((column, index) => {
    const cell = row[index] ?? "";
    const own = typeof cell === "string" ? { text: cell } : cell;
    const style = { ...column.style, ...own, x, width: column.width };
    x += column.width + GAP;
    return { text: own.text, style, isHeader: column.isHeader };
  });
  const height = Math.max(...cells.map(({ text, style }) => heightOf(sheet, text, style)));
  ensureRoom(sheet, height + PADDING * 2 + (scope === "Column" ? 40 : 0));
  rule(sheet);
  const [top, page] = [doc.y + PADDING, doc.bufferedPageRange().count];
  const line = doc.struct("TR");
  table.add(line);
  let bottom = top;
  for (const { text, style, isHeader } of cells) {
    // A row taller than a page ends on a later one; its last cell is the tall one.
    if (doc.bufferedPageRange().count === page) doc.y = top;
    const cell = doc.struct(isHeader ? "TH" : "TD", isHeader ? ({ scope } as object) : {});
    line.add(cell);
    write(sheet, cell, "P", text || "\u2014", style);
    cell.end();
    bottom = doc.bufferedPageRange().count === page ? Math.max(bottom, doc.y) : doc.y;
  }
  line.end();
  doc.y = bottom + PADDING;
}

export type BlockCell = { label: string; value: string; isCode?: boolean; isWide?: boolean };

const CELL_PADDING = 7;

/** The framed block that opens a record: what it is, whose, and as of when. Two cells a row. */
export function writeTitleBlock(
  sheet: Sheet,
  parent: Structure,
  cells: readonly BlockCell[],
): void {
  const { doc, left, width } = sheet;
  const half = width / 2;
  for (const line of linesOf(cells)) {
    const top = doc.y;
    const widthOf = ({ isWide }: BlockCell) => (isWide ? width : half) - CELL_PADDING * 2;
    const styleOf = (cell: BlockCell): TextStyle => ({
      ...(cell.isCode ? { face: "mono", size: 10.5 } : { face: "serif", size: 11.5 }),
      width: widthOf(cell),
    });
    const height = Math.max(...line.map((cell) => heightOf(sheet, cell.value, styleOf(cell)))) + 25;
    drawArtifact(sheet, () => {
      doc.lineWidth(0.75).strokeColor(INK.ink);
      line.forEach((cell, index) => {
        doc.rect(left + index * half, top, cell.isWide ? width : half, height).stroke();
      });
    });
    line.forEach((cell, index) => {
      const x = left + index * half + CELL_PADDING;
      const box = doc.struct("Div");
      parent.add(box);
      doc.y = top + CELL_PADDING - 1;
      write(sheet, box, "P", cell.label, {
        ...LABEL,
        size: 7,
        x,
        width: widthOf(cell),
        tracking: 0.2,
      });
      doc.y = top + 17;
      write(sheet, box, "P", cell.value, { ...styleOf(cell), x });
      box.end();
    });
    doc.y = top + height;
  }
  space(sheet, 14);
}

function linesOf(cells: readonly BlockCell[]): BlockCell[][] {
  const lines: BlockCell[][] = [];
  for (const cell of cells) {
    const last = lines.at(-1);
    if (!cell.isWide && last?.length === 1 && !last[0]?.isWide) last.push(cell);
    else lines.push([cell]);
  }
  return lines;
}

/** Running text. */
export function writeText(sheet: Sheet, parent: Structure, text: string, style: TextStyle = {}) {
  ensureRoom(sheet, 30);
  write(sheet, parent, "P", text, style);
  space(sheet, 5);
}

/** The heading of a part of a section; kept with what follows. */
export function writeHeading(sheet: Sheet, parent: Structure, text: string, room = 90): void {
  ensureRoom(sheet, room);
  space(sheet, 10);
  write(sheet, parent, "H3", text, { face: "sans-bold", size: 10.5 });
  space(sheet, 4);
}
