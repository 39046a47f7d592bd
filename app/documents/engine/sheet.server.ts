import PDFDocument from "pdfkit";
import { type FaceChooser, openFaceChooser } from "./face-chooser.server.ts";
import type { Fallbacks } from "./fallback-fonts.server.ts";
import { FACES, type Face, loadFaces } from "./fonts.server.ts";
import { type Line, layOut } from "./lines.server.ts";

/** The tokens of the portal's style in print: ink on paper. */
export const INK = { ink: "#11201f", soft: "#3f504e", mute: "#576664", line: "#a3afac" } as const;

export type Structure = PDFKit.PDFStructureElement;
export type TextStyle = {
  face?: Face;
  size?: number;
  color?: string;
  /** left edge and width; the whole column of text when left out */
  x?: number;
  width?: number;
  align?: "left" | "right";
  tracking?: number;
};

/** A document being written: the page, where text stands, and the structure it is read by. */
export type Sheet = {
  doc: PDFKit.PDFDocument;
  root: Structure;
  left: number;
  right: number;
  width: number;
  /** every numbered section with the page it begins on, for the table of contents */
  contents: { number: string; title: string; page: number }[];
  /** what the head of the pages says from a page on */
  heads: { page: number; text: string }[];
  faces: FaceChooser;
  /** headings that wait for what follows them, so that none ends a page */
  waiting: Waiting[];
};
export type Waiting = {
  /** what it takes by itself */
  height: number;
  /** what it wants to have left on its page, itself included */
  room: number;
  isNewPage: boolean;
  write(): void;
};

const MARGINS = { top: 76, bottom: 66, left: 58, right: 58 };

/**
 * Begin a tagged document (PDF/UA-1) on US Letter.
 *
 * @param fallbacks faces for what those of the record do not show.
 */
export function openSheet(
  info: { title: string; author: string; subject: string; at: Date },
  fallbacks: Fallbacks,
): Sheet {
  const doc = new PDFDocument({
    size: "LETTER",
    margins: MARGINS,
    pdfVersion: "1.7",
    // The published types know the archival subsets alone.
    subset: "PDF/UA" as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: "en-US",
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: "Flowdown",
      CreationDate: info.at,
      ModDate: info.at,
    },
    font: null as unknown as string,
  });
  settlePages(doc);
  const faces = loadFaces();
  for (const face of FACES) doc.registerFont(face, faces[face]);
  for (const { name, bytes } of fallbacks.faces) doc.registerFont(name, bytes);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const { left, right } = MARGINS;
  const width = doc.page.width - left - right;
  return {
    doc,
    root,
    left,
    right: left + width,
    width,
    contents: [],
    heads: [],
    faces: openFaceChooser(doc, fallbacks),
    waiting: [],
  };
}

/**
 * Compress each page once the next begins, so that memory holds one page as it is written. What is
 * added to an earlier page later (how many there are) goes into a stream of its own.
 */
function settlePages(doc: PDFKit.PDFDocument): void {
  let { page } = doc;
  doc.on("pageAdded", () => {
    const { content } = page;
    page.content = doc.ref({});
    Object.assign(page.dictionary.data, { Contents: [content, page.content] });
    content.end(undefined);
    page = doc.page;
  });
}

/** Set a face, size and colour for what is measured or written next. */
export function setStyle(
  { doc }: Sheet,
  { face = "sans", size = 9.5, color = INK.ink }: TextStyle,
) {
  doc.font(face).fontSize(size).fillColor(color);
}

/** The height that a text takes. */
export function heightOf(sheet: Sheet, text: string, style: TextStyle): number {
  const set = options(sheet, style);
  if (!isPlain(sheet, text, style)) {
    const lines = linesOf(sheet, text, style);
    return lines.reduce((sum, { height }) => sum + height + set.lineGap, 0);
  }
  setStyle(sheet, style);
  return oneLineHeight(sheet, text, set) ?? sheet.doc.heightOfString(text || " ", set);
}

/**
 * Whether one face shows all of a text, so that it needs no choosing and no turning around, and its
 * lines can be broken by the library: that one would leave the `(1)` of `(m)(1)` to the next line.
 */
function isPlain({ faces }: Sheet, text: string, { face = "sans" }: TextStyle): boolean {
  return !text.includes(")(") && faces.isPlain(text, face);
}

function linesOf(sheet: Sheet, text: string, style: TextStyle): Line[] {
  const { face = "sans", size = 9.5, width = sheet.width } = style;
  return layOut(sheet.faces, text, { face, size, width });
}

/** Whether a text stands in one line of this width. */
export function fitsOneLine(sheet: Sheet, text: string, style: TextStyle, width: number): boolean {
  if (!isPlain(sheet, text, style)) return linesOf(sheet, text, { ...style, width }).length === 1;
  setStyle(sheet, style);
  return oneLineHeight(sheet, text, options(sheet, { ...style, width })) !== null;
}

type SetText = PDFKit.Mixins.TextOptions & { width: number; lineGap: number };

/** The height of a text that needs no breaking, which most need not; null for the others. */
function oneLineHeight({ doc }: Sheet, text: string, set: SetText): number | null {
  // Of what is longer than its width, the first letters alone are.
  if (text.includes("\n") || text.length > set.width || set.characterSpacing) return null;
  if (doc.widthOfString(text) > set.width) return null;
  return doc.currentLineHeight(true) + set.lineGap;
}

function options(sheet: Sheet, style: TextStyle): SetText {
  const { width = sheet.width, align, tracking, size = 9.5 } = style;
  const lineGap = size * (size > 12 ? 0.04 : 0.22);
  return { width, align, characterSpacing: tracking, lineGap };
}

/** How an element of a table stands in it. */
type TableAttributes = { scope?: "Row" | "Column"; span?: number };

/** Write a text as one element of the structure, from where the last one ended. */
export function write(
  sheet: Sheet,
  parent: Structure,
  tag: string,
  text: string,
  style: TextStyle & TableAttributes = {},
): void {
  const { doc } = sheet;
  if (sheet.waiting.length > 0) ensureRoom(sheet, LEAST_ROOM);
  const { scope, span = 1 } = style;
  const element = doc.struct(tag, (scope ? { scope } : {}) as object);
  if (span > 1) attributesOf(element).A = { O: "Table", ColSpan: span };
  parent.add(element);
  element.add(() => setText(sheet, text, style));
  element.end();
}

/** Write a text into an element that has its place in the structure already. */
export function writeHeld(sheet: Sheet, element: Structure, text: string, style: TextStyle): void {
  element.add(() => setText(sheet, text, style));
  element.end();
}

function setText(sheet: Sheet, text: string, style: TextStyle): void {
  const { doc } = sheet;
  if (!isPlain(sheet, text, style)) {
    setLines(sheet, text, style);
    return;
  }
  setStyle(sheet, style);
  const set = options(sheet, style);
  const x = style.x ?? sheet.left;
  const height = set.align === "right" ? null : oneLineHeight(sheet, text, set);
  if (height === null || doc.y + height > doc.page.maxY()) {
    doc.text(text, x, doc.y, set);
    return;
  }
  const y = doc.y;
  doc.text(text, x, y, { lineBreak: false });
  doc.y = y + height;
}

/** Write a text of several faces or directions line by line, over as many pages as it takes. */
function setLines(sheet: Sheet, text: string, style: TextStyle): void {
  const { doc } = sheet;
  const { width, align, lineGap } = options(sheet, style);
  const x = style.x ?? sheet.left;
  for (const line of linesOf(sheet, text, style)) {
    if (doc.y + line.height > doc.page.maxY()) continueOnNewPage(doc);
    const top = doc.y;
    drawLine(sheet, line, align === "right" ? x + width - line.width : x, top, style);
    doc.y = top + line.height + lineGap;
  }
}

/** A new page within an open element: the published types do not know it. */
function continueOnNewPage(doc: PDFKit.PDFDocument): void {
  (doc as unknown as { continueOnNewPage(): void }).continueOnNewPage();
}

function drawLine(
  { doc, faces }: Sheet,
  line: Line,
  left: number,
  top: number,
  { size = 9.5, color = INK.ink }: TextStyle,
): void {
  let x = left;
  for (const { face, text, width } of line.runs) {
    const { ascent } = faces.metricsOf(face, size);
    doc.fillColor(color);
    doc.text(text, x, top + line.ascent - ascent, { lineBreak: false });
    x += width;
  }
}

/**
 * Write a text as one line, as much of it as a width holds; it takes no room on the page.
 *
 * @param at.top where it begins; with `align` right, `at.x` is its right edge.
 */
export function writeClipped(
  sheet: Sheet,
  text: string,
  at: { x: number; top: number; align: "left" | "right" },
  style: TextStyle & { width: number },
): void {
  const shown = clip(sheet, text, style);
  const [line] = linesOf(sheet, shown, { ...style, width: Number.POSITIVE_INFINITY });
  if (!line) return;
  // Two texts that stand on one line have one base, whatever their faces.
  const { ascent } = sheet.faces.metricsOf(style.face ?? "sans", style.size ?? 9.5);
  const x = at.align === "right" ? at.x - line.width : at.x;
  drawLine(sheet, line, x, at.top + ascent - line.ascent, style);
}

/** As much of the text as the width holds, never half a letter. */
function clip(sheet: Sheet, text: string, style: TextStyle & { width: number }): string {
  const widthOf = (part: string) =>
    linesOf(sheet, part, { ...style, width: Number.POSITIVE_INFINITY })[0]?.width ?? 0;
  if (widthOf(text) <= style.width) return text;
  const letters = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  while (letters.length > 0 && widthOf(`${letters.join("").trimEnd()}\u2026`) > style.width)
    letters.pop();
  return `${letters.join("").trimEnd()}\u2026`;
}

/** The published types do not know that an element has a dictionary. */
function attributesOf(element: Structure): { A?: object } {
  return (element as unknown as { dictionary: { data: object } }).dictionary.data;
}

/** Write a text that carries no meaning of its own, such as a head that is repeated. */
export function writeArtifact(sheet: Sheet, text: string, style: TextStyle): void {
  setText(sheet, text, style);
}

/** Draw what carries no meaning of its own: rules, frames, page furniture. */
export function drawArtifact({ doc }: Sheet, draw: () => void, isFurniture = false): void {
  doc.markContent("Artifact", { type: isFurniture ? "Pagination" : "Layout" });
  draw();
  doc.endMarkedContent();
}

/** A ruled line across the column at the present height. */
export function rule(sheet: Sheet, { weight = 0.5, color = INK.line as string } = {}): void {
  const { doc, left, right } = sheet;
  drawArtifact(sheet, () => {
    doc.moveTo(left, doc.y).lineTo(right, doc.y).lineWidth(weight).strokeColor(color).stroke();
  });
}

/** What is kept together with a heading when nothing says how high it is. */
const LEAST_ROOM = 40;

/**
 * Go to a new page unless `height` points are left on this one, headings that wait included; then
 * these are written.
 *
 * @returns whether it went
 */
export function ensureRoom(sheet: Sheet, height: number): boolean {
  const { doc, waiting } = sheet;
  const held = waiting.reduce((sum, heading) => sum + heading.height, 0);
  const needed = Math.max(held + height, ...waiting.map(({ room }) => room));
  const isFull = doc.y + needed > doc.page.height - MARGINS.bottom;
  const isMoved = (isFull || waiting.some(({ isNewPage }) => isNewPage)) && !isAtTop(sheet);
  if (isMoved) doc.addPage();
  sheet.waiting = [];
  for (const heading of waiting) heading.write();
  return isMoved;
}

/** Whether nothing stands on the page yet. */
export function isAtTop({ doc }: Sheet): boolean {
  return doc.y <= MARGINS.top;
}

/** The number of the page that is being written, from 1. */
export function pageOf({ doc }: Sheet): number {
  return doc.bufferedPageRange().count;
}

export function space({ doc }: Sheet, points: number): void {
  doc.y += points;
}

/** Close the structure and hand over the bytes. */
export async function closeSheet({ doc, root }: Sheet): Promise<Buffer> {
  root.end();
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.end();
  await ended;
  return Buffer.concat(parts);
}
