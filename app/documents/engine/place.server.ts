import {
  ensureRoom,
  heightOf,
  INK,
  isAtTop,
  pageOf,
  rule,
  type Sheet,
  type Structure,
  space,
  type TextStyle,
  writeHeld,
} from "./sheet.server.ts";

/** A part of the document that has a heading: what stands in it, and how its own parts are numbered. */
export type Place = {
  element: Structure;
  /** of its heading; 1 for the document itself */
  level: number;
  /** `2.3`; "" for the document itself */
  number: string;
  /** there once its heading stands on a page */
  bookmark: { item?: PDFKit.PDFOutline };
  parts: number;
};

/** The document itself, in which the first parts are begun. */
export function placeOfDocument({ doc, root }: Sheet): Place {
  return { element: root, level: 1, number: "", bookmark: { item: doc.outline }, parts: 0 };
}

const SECTION: TextStyle = { face: "serif-bold", size: 15 };
const PART: TextStyle = { face: "sans-bold", size: 11 };
const HEADING: TextStyle = { face: "sans-bold", size: 9.8 };
const SMALL_HEADING: TextStyle = { face: "sans-bold", size: 8.8, color: INK.soft };

type PartOptions = {
  isNewPage?: boolean;
  isSection?: boolean;
  /** what it wants left on its page, itself included */
  room?: number;
  /** called once it stands on a page */
  onPlaced?: () => void;
};

/**
 * Begin a numbered part: bookmark, entry in the contents, ruled heading. The heading is written with
 * what follows it, on the same page.
 */
export function openPart(
  sheet: Sheet,
  within: Place,
  title: string,
  { isNewPage = false, isSection = within.level === 1, room = 0, onPlaced }: PartOptions = {},
): Place {
  const { doc } = sheet;
  within.parts += 1;
  const number = within.number ? `${within.number}.${within.parts}` : String(within.parts);
  const level = within.level + 1;
  const element = doc.struct("Sect");
  within.element.add(element);
  const heading = doc.struct(`H${level}`);
  element.add(heading);
  const text = `${number}  ${title}`;
  const place: Place = { element, level, number, bookmark: {}, parts: 0 };
  const style = isSection ? SECTION : PART;
  const [before, after] = isSection ? [18 + 7, 7] : [13 + 5, 4];
  sheet.waiting.push({
    height: before + heightOf(sheet, text, style) + after,
    isNewPage,
    room,
    write: () => {
      place.bookmark.item = within.bookmark.item?.addItem(text);
      if (level === 2) sheet.contents.push({ number, title, page: pageOf(sheet) });
      if (!isAtTop(sheet)) space(sheet, isSection ? 18 : 13);
      rule(sheet, { weight: isSection ? 1.4 : 0.75, color: INK.ink });
      space(sheet, isSection ? 7 : 5);
      writeHeld(sheet, heading, text, style);
      space(sheet, after);
      onPlaced?.();
    },
  });
  return place;
}

/** What was begun is whole: its structure can be written out. */
export function closePart(sheet: Sheet, { element }: Place): void {
  if (sheet.waiting.length > 0) ensureRoom(sheet, 0);
  element.end();
}

/** A heading within a part, written with what follows it. @returns the place below it */
export function openHeading(
  sheet: Sheet,
  within: Place,
  text: string,
  { room = 0, onPlaced }: Pick<PartOptions, "room" | "onPlaced"> = {},
): Place {
  const level = within.level + 1;
  const style = within.number === "" ? SMALL_HEADING : HEADING;
  const heading = sheet.doc.struct(`H${level}`);
  within.element.add(heading);
  sheet.waiting.push({
    height: 9 + heightOf(sheet, text, style) + 4,
    isNewPage: false,
    room,
    write: () => {
      if (!isAtTop(sheet)) space(sheet, 9);
      writeHeld(sheet, heading, text, style);
      space(sheet, 4);
      onPlaced?.();
    },
  });
  return { ...within, level, number: "" };
}
