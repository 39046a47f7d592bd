import {
  INK,
  type Sheet,
  type Structure,
  space,
  write,
} from "#app/documents/engine/sheet.server.ts";
import {
  addRow,
  type Column,
  closeTable,
  heightKept,
  openTable,
  type RowPlace,
} from "#app/documents/engine/table.server.ts";
import { dayText, stateOf } from "#app/documents/engine/words.server.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import type { Chapter } from "./chapter.server.ts";

/** The table of the subcontracts, whose last column is written once their pages are known. */
export type Register = { table: Structure; rows: { number: string; place: RowPlace }[] };

const PAGE_WIDTH = 26;

/** Every subcontract in a line: what it requires, how it stands, its award, what is missing. */
export function writeRegister(
  sheet: Sheet,
  parent: Structure,
  chapters: readonly Chapter[],
): Register {
  space(sheet, 12);
  const columns = columnsOf(sheet);
  const table = openTable(sheet, parent, columns);
  const lines = chapters.map((chapter) => [...cellsOf(chapter), { text: " " }]);
  const rows = chapters.map(({ subcontract }, index) => {
    const kept = heightKept(sheet, columns, lines, index);
    const place = addRow(sheet, table, lines[index] ?? [], kept);
    return { number: subcontract.number, place };
  });
  closeTable(sheet);
  return { table: table.element, rows };
}

function columnsOf(sheet: Sheet): Column[] {
  const small = { size: 8.5 };
  const fixed: Column[] = [
    { width: 78, title: "Required", style: small },
    { width: 82, title: "State", style: small },
    { width: 60, title: "Award", style: small },
    { width: 34, title: "Missing", style: { ...small, align: "right" } },
    { width: PAGE_WIDTH, title: "Page", style: { ...small, align: "right" } },
  ];
  const taken = fixed.reduce((sum, { width }) => sum + width + 12, 0);
  const first = { width: sheet.width - taken, title: "Subcontract and subcontractor" };
  return [{ ...first, isHeader: true, style: small }, ...fixed];
}

function cellsOf({ subcontract, supplier }: Chapter) {
  const { number, title, verdict, award, gaps } = subcontract;
  const state = stateOf(subcontract);
  const byException = award && !award.isSupported ? "\nby exception" : "";
  return [
    `${number}  ${title}\n${supplier.legalName}`,
    verdict ? sayRequiredOf(verdict.decision) : "Not decided",
    { text: POSTURE_WORDS[state], state },
    award ? `${dayText(award.awardedOn)}${byException}` : "None",
    String(gaps.length),
  ];
}

/** How the place of a subcontract is named within the document. */
export function destinationOf(number: string): string {
  return `subcontract ${number}`;
}

/** Write the pages into the table: each leads to its subcontract. */
export function writeRegisterPages(
  sheet: Sheet,
  { table, rows }: Register,
  pages: ReadonlyMap<string, number>,
): void {
  const { doc, right } = sheet;
  for (const { number, place } of rows) {
    const text = String(pages.get(number) ?? "");
    doc.switchToPage(place.page - 1);
    doc.y = place.top;
    const cell = doc.struct("TD");
    place.line.add(cell);
    const link = doc.struct("Link");
    cell.add(link);
    const x = right - PAGE_WIDTH;
    const style = { x, width: PAGE_WIDTH, size: 8.5, color: INK.ink, align: "right" } as const;
    write(sheet, link, "Span", text, style);
    doc.goTo(x, place.top, PAGE_WIDTH, 11, destinationOf(number), {
      structParent: link,
      Contents: new String(`Subcontract ${number}, page ${text}`),
    } as object);
    place.line.end();
  }
  table.end();
}
