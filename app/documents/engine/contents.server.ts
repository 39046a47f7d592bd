import { ensureRoom, INK, pageOf, type Sheet, type Structure, write } from "./sheet.server.ts";

/** Where the contents will stand: they are written once all pages are known. */
export type ContentsPlace = { page: number; top: number };

const LINE = 14;
const TITLE = { face: "sans-bold", size: 8.8, color: INK.soft } as const;

/** Keep room for the contents under what the cover says. @param entries how many they will be */
export function keepContentsPlace(sheet: Sheet, entries: number): ContentsPlace {
  const height = (Math.ceil(entries / 2) + 2) * LINE;
  ensureRoom(sheet, height);
  const place = { page: pageOf(sheet) - 1, top: sheet.doc.y + LINE };
  sheet.doc.y += height;
  return place;
}

/** The sections and their pages, where the place was kept. */
export function writeContents(sheet: Sheet, cover: Structure, place: ContentsPlace): void {
  const { doc, contents, left, width } = sheet;
  doc.switchToPage(place.page);
  doc.y = place.top;
  write(sheet, cover, "H2", "Contents", TITLE);
  const list = doc.struct("TOC");
  cover.add(list);
  const half = Math.ceil(contents.length / 2);
  contents.forEach(({ number, title, page }, index) => {
    const column = index < half ? 0 : 1;
    const x = left + column * (width / 2 + 8);
    const y = place.top + ((index % half) + 1) * LINE;
    const item = doc.struct("TOCI");
    list.add(item);
    doc.y = y;
    const style = { x, width: width / 2 - 30, size: 9, color: INK.soft };
    write(sheet, item, "P", `${number}  ${title}`, style);
    doc.y = y;
    const at = { x: x + width / 2 - 36, width: 22, size: 8.5, color: INK.soft };
    write(sheet, item, "P", String(page), { ...at, face: "mono", align: "right" });
    item.end();
  });
  list.end();
}
