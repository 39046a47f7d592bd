import type { Face } from "./fonts.server.ts";
import { drawArtifact, INK, type Sheet, writeClipped } from "./sheet.server.ts";

export type Furniture = {
  /** above every page, left */
  head: string;
  /** below every page, left */
  foot: string;
};

/** How much of the width each of two texts may take that stand on one line. */
const WIDEST = 0.48;

/** Number all pages, and say above and below each what it belongs to. */
export function writeFurniture(sheet: Sheet, furniture: Furniture): void {
  const { doc, heads } = sheet;
  const { count } = doc.bufferedPageRange();
  let [head, next] = ["", 0];
  for (let page = 1; page <= count; page += 1) {
    for (let one = heads[next]; one && one.page <= page; one = heads[next]) {
      head = one.text;
      next += 1;
    }
    doc.switchToPage(page - 1);
    const own = { ...furniture, right: head, number: `Page ${page} of ${count}` };
    drawArtifact(sheet, () => draw(sheet, own), true);
  }
}

function draw(sheet: Sheet, texts: Furniture & { right: string; number: string }): void {
  const { doc, left, right, width } = sheet;
  // Text below the margin would otherwise begin a page of its own.
  doc.page.margins.bottom = 0;
  const low = doc.page.height - 50;
  for (const y of [58, low])
    doc.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor(INK.ink).stroke();
  const at = (text: string, face: Face, top: number, align: "left" | "right") => {
    const x = align === "left" ? left : right;
    const style = { face, size: 7.5, color: INK.soft, width: width * WIDEST };
    writeClipped(sheet, text, { x, top, align }, style);
  };
  at(texts.head, "sans-bold", 44, "left");
  at(texts.right, "sans", 44, "right");
  at(texts.foot, "mono", low + 7, "left");
  at(texts.number, "mono", low + 7, "right");
}
