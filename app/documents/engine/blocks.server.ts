import {
  drawArtifact,
  ensureRoom,
  fitsOneLine,
  heightOf,
  INK,
  type Sheet,
  type Structure,
  space,
  type TextStyle,
  write,
} from "./sheet.server.ts";
import { type Cell, GAP, writeTable } from "./table.server.ts";

export type Row = { term: string; value: string; isCode?: boolean };

const TERM_WIDTH = 132;
const PAIRED_TERM_WIDTH = 92;
const QUESTION_WIDTH = 230;

const LABEL: TextStyle = { size: 8.5, color: INK.soft };
const CODE: TextStyle = { face: "mono", size: 8 };

/** Terms and values in ruled rows, as a table whose first column names the second. */
export function writeRows(
  sheet: Sheet,
  parent: Structure,
  rows: readonly Row[],
  { termWidth = TERM_WIDTH }: { termWidth?: number } = {},
): void {
  const value = { width: sheet.width - termWidth - GAP };
  const columns = [{ width: termWidth, style: LABEL, isHeader: true }, value];
  writeTable(
    sheet,
    parent,
    columns,
    rows.map((row) => [row.term, valueCell(row)]),
  );
}

/** The same of questions, which are as long as whoever asked them made them. */
export function writeQuestionRows(sheet: Sheet, parent: Structure, rows: readonly Row[]): void {
  writeRows(sheet, parent, rows, { termWidth: QUESTION_WIDTH });
}

/** The same in less room: two short ones share a line. */
export function writePairedRows(sheet: Sheet, parent: Structure, rows: readonly Row[]): void {
  const term = { width: PAIRED_TERM_WIDTH, style: LABEL, isHeader: true };
  const value = { width: (sheet.width - GAP * 3) / 2 - PAIRED_TERM_WIDTH };
  const lines = pairUp(sheet, rows, value.width).map(([first, second]): Cell[] =>
    second
      ? [first.term, valueCell(first), second.term, valueCell(second)]
      : [first.term, { ...valueCell(first), span: 3 }],
  );
  writeTable(sheet, parent, [term, value, term, value], lines);
}

function valueCell({ value, isCode }: Row): { text: string } & TextStyle {
  return { text: value, ...(isCode && CODE) };
}

function pairUp(sheet: Sheet, rows: readonly Row[], width: number): [Row, Row?][] {
  const isShort = (row: Row) => {
    const { text, ...style } = valueCell(row);
    return fitsOneLine(sheet, text, style, width);
  };
  const lines: [Row, Row?][] = [];
  let waiting: [Row, Row?] | null = null;
  for (const row of rows) {
    if (waiting && isShort(row)) {
      waiting[1] = row;
      waiting = null;
      continue;
    }
    const line: [Row, Row?] = [row];
    lines.push(line);
    waiting = isShort(row) ? line : null;
  }
  return lines;
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
    const widthOf = ({ isWide }: BlockCell) => (isWide ? width : half) - CELL_PADDING * 2;
    const styleOf = (cell: BlockCell): TextStyle => ({
      ...(cell.isCode ? { face: "mono", size: 9.5 } : { face: "serif", size: 11 }),
      width: widthOf(cell),
    });
    const height = Math.max(...line.map((cell) => heightOf(sheet, cell.value, styleOf(cell)))) + 23;
    ensureRoom(sheet, height);
    const top = doc.y;
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
      const label = { ...LABEL, size: 7, x, width: widthOf(cell), tracking: 0.2 };
      write(sheet, box, "P", cell.label, label);
      doc.y = top + 16;
      write(sheet, box, "P", cell.value, { ...styleOf(cell), x });
      box.end();
    });
    doc.y = top + height;
  }
  space(sheet, 12);
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

/** What a text is followed by in small: where it stands, or what it leaves out. */
export function writeNote(sheet: Sheet, parent: Structure, text: string): void {
  writeText(sheet, parent, text, { size: 8.5, color: INK.mute });
}

/** A numbered list, or one of points. */
export function writeList(
  sheet: Sheet,
  parent: Structure,
  items: readonly string[],
  { isNumbered = false, style = {} as TextStyle } = {},
): void {
  const { doc, left, width } = sheet;
  const list = doc.struct("L");
  parent.add(list);
  items.forEach((text, index) => {
    const body = { ...style, x: left + 18, width: width - 18 };
    ensureRoom(sheet, Math.min(heightOf(sheet, text, body), 120));
    const item = doc.struct("LI");
    list.add(item);
    const top = doc.y;
    write(sheet, item, "Lbl", isNumbered ? `${index + 1}.` : "\u2022", { ...style, width: 16 });
    doc.y = top;
    write(sheet, item, "LBody", text, body);
    item.end();
    space(sheet, 4);
  });
  list.end();
}
