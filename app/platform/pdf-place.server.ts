import {
  ensureRoom,
  INK,
  isAtTop,
  pageOf,
  rule,
  type Sheet,
  type Structure,
  space,
  type TextStyle,
  write,
} from "./pdf-sheet.server.ts";

/** A part of the document that has a heading: what stands in it, and how its own parts are numbered. */
export type Place = {
  element: Structure;
  /** of its heading; 1 for the document itself */
  level: number;
  /** `2.3`; "" for the document itself */
  number: string;
  bookmark: PDFKit.PDFOutline;
  parts: number;
};

/** The document itself, in which the first parts are begun. */
export function placeOfDocument({ doc, root }: Sheet): Place {
  return { element: root, level: 1, number: "", bookmark: doc.outline, parts: 0 };
}

const SECTION: TextStyle = { face: "serif-bold", size: 15 };
const PART: TextStyle = { face: "sans-bold", size: 11 };
const HEADING: TextStyle = { face: "sans-bold", size: 9.8 };
const SMALL_HEADING: TextStyle = { face: "sans-bold", size: 8.8, color: INK.soft };

/** Begin a numbered part: bookmark, entry in the contents, ruled heading that stays with its text. */
export function openPart(
  sheet: Sheet,
  within: Place,
  title: string,
  { isNewPage = false, isSection = within.level === 1, room = 110 } = {},
): Place {
  const { doc, contents } = sheet;
  if (isNewPage && !isAtTop(sheet)) doc.addPage();
  else ensureRoom(sheet, room);
  within.parts += 1;
  const number = within.number ? `${within.number}.${within.parts}` : String(within.parts);
  const level = within.level + 1;
  const bookmark = within.bookmark.addItem(`${number}  ${title}`);
  if (level === 2) contents.push({ number, title, page: pageOf(sheet) });
  const element = doc.struct("Sect");
  within.element.add(element);
  if (!isAtTop(sheet)) space(sheet, isSection ? 18 : 13);
  rule(sheet, isSection ? { weight: 1.4, color: INK.ink } : { weight: 0.75, color: INK.ink });
  space(sheet, isSection ? 7 : 5);
  write(sheet, element, `H${level}`, `${number}  ${title}`, isSection ? SECTION : PART);
  space(sheet, isSection ? 7 : 4);
  return { element, level, number, bookmark, parts: 0 };
}

/** What was begun is whole: its structure can be written out. */
export function closePart({ element }: Place): void {
  element.end();
}

/** A heading within a part, kept with what follows. @returns the place below it */
export function openHeading(sheet: Sheet, within: Place, text: string, room = 90): Place {
  ensureRoom(sheet, room);
  if (!isAtTop(sheet)) space(sheet, 9);
  const level = within.level + 1;
  const isSmall = within.number === "";
  write(sheet, within.element, `H${level}`, text, isSmall ? SMALL_HEADING : HEADING);
  space(sheet, 4);
  return { ...within, level, number: "" };
}
