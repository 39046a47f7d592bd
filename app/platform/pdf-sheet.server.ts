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
  /** every section with the page it begins on, for the table of contents */
  contents: { title: string; page: number }[];
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
  const faces = loadFaces();
  for (const face of FACES) doc.registerFont(face, faces[face]);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const { left, right } = MARGINS;
  const width = doc.page.width - left - right;
  return { doc, root, left, right: left + width, width, contents: [] } satisfies Sheet;
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
  return sheet.doc.heightOfString(text || " ", options(sheet, style));
}

function options(sheet: Sheet, style: TextStyle): PDFKit.Mixins.TextOptions {
  const { width = sheet.width, align, tracking } = style;
  return { width, align, characterSpacing: tracking, lineGap: (style.size ?? 9.5) * 0.22 };
}

/** Write a text as one element of the structure, from where the last one ended. */
export function write(
  sheet: Sheet,
  parent: Structure,
  tag: string,
  text: string,
  style: TextStyle = {},
): void {
  const { doc } = sheet;
  parent.add(
    doc.struct(tag, {}, () => {
      setStyle(sheet, style);
      doc.text(text, style.x ?? sheet.left, doc.y, options(sheet, style));
    }),
  );
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

/** Go to a new page unless `height` points are left on this one. */
export function ensureRoom({ doc }: Sheet, height: number): void {
  if (doc.y + height > doc.page.height - MARGINS.bottom && doc.y > MARGINS.top) doc.addPage();
}

export function space({ doc }: Sheet, points: number): void {
  doc.y += points;
}

/** Begin a numbered section: bookmark, entry in the contents, ruled heading. */
export function openSection(sheet: Sheet, title: string, { isNewPage = false } = {}): Structure {
  const { doc, root, contents } = sheet;
  if (isNewPage) doc.addPage();
  else ensureRoom(sheet, 130);
  contents.push({ title, page: doc.bufferedPageRange().count });
  doc.outline.addItem(`${contents.length}  ${title}`);
  const section = doc.struct("Sect");
  root.add(section);
  if (doc.y > MARGINS.top) space(sheet, 20);
  rule(sheet, { weight: 1.4, color: INK.ink });
  space(sheet, 7);
  write(sheet, section, "H2", `${contents.length}  ${title}`, { face: "serif-bold", size: 15 });
  space(sheet, 8);
  return section;
}

/** Number the pages, close the structure and hand over the bytes. */
export async function closeSheet(
  sheet: Sheet,
  furniture: { head: string; number: string; foot: string },
): Promise<Buffer> {
  const { doc, root } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    drawArtifact(sheet, () => drawFurniture(sheet, furniture, page + 1, count), true);
  }
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

function drawFurniture(
  sheet: Sheet,
  { head, number, foot }: { head: string; number: string; foot: string },
  page: number,
  count: number,
): void {
  const { doc, left, right, width } = sheet;
  // Text below the margin would otherwise begin a page of its own.
  doc.page.margins.bottom = 0;
  const line = (y: number) =>
    doc.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor(INK.ink).stroke();
  const low = doc.page.height - 50;
  line(58);
  line(low);
  const at = (text: string, face: Face, y: number, align: "left" | "right") => {
    setStyle(sheet, { face, size: 7.5, color: INK.soft });
    doc.text(text, left, y, { width, align, lineBreak: false });
  };
  at(head, "sans-bold", 44, "left");
  at(number, "mono", 44, "right");
  at(foot, "sans", low + 7, "left");
  at(`Page ${page} of ${count}`, "mono", low + 7, "right");
}
