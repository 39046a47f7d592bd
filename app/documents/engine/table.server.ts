import type { PostureState } from "#app/domain/posture/states.ts";
import type { Face } from "./fonts.server.ts";
import {
  drawArtifact,
  ensureRoom,
  heightOf,
  INK,
  pageOf,
  rule,
  type Sheet,
  type Structure,
  type TextStyle,
  write,
  writeArtifact,
} from "./sheet.server.ts";
import { drawShape } from "./stamp.server.ts";

export type Column = {
  width: number;
  /** printed above the column, on every page; without any, the table has no head */
  title?: string;
  style?: TextStyle;
  /** names its row */
  isHeader?: boolean;
};
export type Cell = string | ({ text: string; state?: PostureState; span?: number } & TextStyle);

/** A table being written. */
export type Table = { element: Structure; columns: readonly Column[]; hasHead: boolean };

/** Where a row stands. */
export type RowPlace = { line: Structure; page: number; top: number };

export const GAP = 12;
const PADDING = 4;
const TITLE: TextStyle = { face: "sans-bold" as Face, size: 7.5, color: INK.soft };
/** A shape beside a word, and the room it takes. */
const SHAPE = { size: 9, room: 14 };

/** As high as a table may be to stand whole on one page. */
const WHOLE = 200;
/** As high as two rows may be together to be kept on one page. */
const PAIR = 300;

/**
 * Rows with rules between; a row stays on one page wherever it fits on one. A short table stands on one
 * page; of a longer one, neither its first row nor its last is left alone.
 */
export function writeTable(
  sheet: Sheet,
  parent: Structure,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const table = openTable(sheet, parent, columns);
  rows.forEach((row, index) => {
    addRow(sheet, table, row, heightKept(sheet, columns, rows, index)).line.end();
  });
  closeTable(sheet);
  table.element.end();
}

/** How high what follows a row is, as far as it stays on the page of that row. */
export function heightKept(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  index: number,
): number {
  const heightOfRow = (row: readonly Cell[] | undefined) =>
    row ? heightOfCells(sheet, placeCells(sheet, columns, row)) + PADDING * 2 : 0;
  const isBeforeLast = index === rows.length - 2;
  if (index > 0 && !isBeforeLast) return 0;
  const own = heightOfRow(rows[index]);
  const next = heightOfRow(rows[index + 1]);
  if (index === 0) {
    let height = own + next;
    let at = 2;
    for (; at < rows.length && height <= WHOLE; at += 1) height += heightOfRow(rows[at]);
    if (at >= rows.length && height <= WHOLE) return height - own;
  }
  return own + next <= PAIR ? next : 0;
}

/** Begin a table; its head is written with the first row, so that it never stands alone. */
export function openTable(sheet: Sheet, parent: Structure, columns: readonly Column[]): Table {
  const element = sheet.doc.struct("Table");
  parent.add(element);
  return { element, columns, hasHead: false };
}

/**
 * @param kept how high the rows after this one are that stay on its page.
 * @returns the row, left open for cells that are not known yet
 */
export function addRow(sheet: Sheet, table: Table, cells: readonly Cell[], kept = 0): RowPlace {
  const placed = placeCells(sheet, table.columns, cells);
  const height = heightOfCells(sheet, placed) + PADDING * 2;
  const titles = placeTitles(sheet, table.columns);
  const head = titles.length > 0 ? heightOfCells(sheet, titles) + PADDING * 2 : 0;
  const isNewPage = ensureRoom(sheet, height + kept + (table.hasHead ? 0 : head));
  if (head > 0 && !table.hasHead) writeCells(sheet, table.element, titles, "Column").line.end();
  else if (head > 0 && isNewPage) repeatHead(sheet, titles, head);
  table.hasHead = true;
  return writeCells(sheet, table.element, placed, "Row");
}

/** Rule the table off. */
export function closeTable(sheet: Sheet): void {
  rule(sheet);
}

type PlacedCell = {
  text: string;
  state?: PostureState;
  style: TextStyle;
  isHeader: boolean;
  span: number;
};

function placeCells(
  sheet: Sheet,
  columns: readonly Column[],
  cells: readonly Cell[],
): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let [x, index] = [sheet.left, 0];
  for (const cell of cells) {
    const own = typeof cell === "string" ? { text: cell } : cell;
    const span = own.span ?? 1;
    const spanned = columns.slice(index, index + span);
    const width = spanned.reduce((sum, column) => sum + column.width, GAP * (span - 1));
    const { style, isHeader = false } = columns[index] ?? {};
    const room = own.state ? SHAPE.room : 0;
    placed.push({
      text: own.text || "\u2014",
      state: own.state,
      isHeader,
      span,
      style: { ...style, ...own, x: x + room, width: width - room },
    });
    x += width + GAP;
    index += span;
  }
  return placed;
}

function placeTitles(sheet: Sheet, columns: readonly Column[]): PlacedCell[] {
  if (!columns.some(({ title }) => title)) return [];
  const heads = columns.map((column) => ({ ...column, style: undefined, isHeader: true }));
  return placeCells(
    sheet,
    heads,
    columns.map(({ title = "", style }) => ({ text: title, ...TITLE, align: style?.align })),
  );
}

function heightOfCells(sheet: Sheet, cells: readonly PlacedCell[]): number {
  return Math.max(...cells.map(({ text, style }) => heightOf(sheet, text, style)));
}

function writeCells(
  sheet: Sheet,
  table: Structure,
  cells: readonly PlacedCell[],
  scope: "Row" | "Column",
): RowPlace {
  const { doc } = sheet;
  rule(sheet);
  const [top, page] = [doc.y + PADDING, pageOf(sheet)];
  const line = doc.struct("TR");
  table.add(line);
  let bottom = top;
  for (const cell of cells) {
    // A row taller than a page ends on a later one; its last cell is the tall one.
    if (pageOf(sheet) === page) doc.y = top;
    writeCell(sheet, line, cell, scope);
    bottom = pageOf(sheet) === page ? Math.max(bottom, doc.y) : doc.y;
  }
  doc.y = bottom + PADDING;
  return { line, page, top };
}

function writeCell(
  sheet: Sheet,
  line: Structure,
  { text, state, style, isHeader, span }: PlacedCell,
  scope: "Row" | "Column",
): void {
  const { doc } = sheet;
  const { x = sheet.left } = style;
  if (state)
    drawArtifact(sheet, () => drawShape(doc, state, x - SHAPE.room, doc.y + 0.5, SHAPE.size));
  const cell = isHeader ? { ...style, scope } : style;
  write(sheet, line, isHeader ? "TH" : "TD", text, { ...cell, span });
}

/** The head again on a further page: seen by whoever looks, passed over by whoever listens. */
function repeatHead(sheet: Sheet, titles: readonly PlacedCell[], height: number): void {
  const { doc } = sheet;
  rule(sheet);
  const top = doc.y;
  drawArtifact(sheet, () => {
    for (const { text, style } of titles) {
      doc.y = top + PADDING;
      writeArtifact(sheet, text, style);
    }
  });
  doc.y = top + height;
}
