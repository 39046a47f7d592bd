import PDFDocument from "pdfkit";
import { FACES, type Face, loadFaces } from "./pdf-fonts.server.ts";

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
};

const MARGINS = { top: 76, bottom: 66, left: 58, right: 58 };

/** Begin a tagged document (PDF/UA-1) on US Letter. */
export function openSheet(info: { title: string; author: string; subject: string; at: Date }) {
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
  const root = doc.struct("Document");
  doc.addStructure(root);
  const { left, right } = MARGINS;
  const width = doc.page.width - left - right;
  return {
    ...{ doc, root, left, right: left + width, width },
    ...{ contents: [], heads: [] },
  } satisfies Sheet;
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
  setStyle(sheet, style);
  const set = options(sheet, style);
  return oneLineHeight(sheet, text, set) ?? sheet.doc.heightOfString(text || " ", set);
}

/** Whether a text stands in one line of this width. */
export function fitsOneLine(sheet: Sheet, text: string, style: TextStyle, width: number): boolean {
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
  const { scope, span = 1 } = style;
  const element = doc.struct(tag, (scope ? { scope } : {}) as object);
  if (span > 1) attributesOf(element).A = { O: "Table", ColSpan: span };
  parent.add(element);
  element.add(() => setText(sheet, text, style));
  element.end();
}

function setText(sheet: Sheet, text: string, style: TextStyle): void {
  const { doc } = sheet;
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

/** Go to a new page unless `height` points are left on this one. @returns whether it went */
export function ensureRoom(sheet: Sheet, height: number): boolean {
  const { doc } = sheet;
  if (doc.y + height <= doc.page.height - MARGINS.bottom || isAtTop(sheet)) return false;
  doc.addPage();
  return true;
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
