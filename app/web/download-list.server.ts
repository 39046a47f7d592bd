import { Readable } from "node:stream";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import { type ChosenColumns, cellsOf } from "#app/domain/view/columns.ts";
import type { Actor } from "#app/platform/db.server.ts";
import type { StreamedSheet } from "#app/platform/xlsx/write.server.ts";
import { downloadStream } from "./download.server.ts";
import { downloadSheets } from "./download-sheets.server.ts";

type Cells = readonly (string | number)[];

/** A list as a file. */
type ListFile<Row> = {
  /** what is listed, as the sheet is named: `Suppliers` */
  name: string;
  /** without the day and the ending: `suppliers` */
  fileName: string;
  /** with widths in characters; `of` names the list's column that a cell belongs to */
  columns: readonly { header: string; width: number; of?: string }[];
  /** the list's columns that are shown */
  shown: ChosenColumns;
  /** the rows as they are read, some at a time */
  pieces: AsyncIterable<readonly Row[]>;
  lineOf: (row: Row) => Cells;
  /** what the list is narrowed to and sorted by, in words */
  holds: readonly string[];
  /** what else a spreadsheet has, before the sheet about itself */
  more?: readonly StreamedSheet[];
};

/**
 * A list as it is narrowed, sorted and shown, to be saved, written out as it is read: XLSX where the address
 * ends so, with a sheet that says what it is; CSV elsewhere.
 */
export function downloadList<Row>(
  { url }: Pick<Request, "url">,
  actor: Actor,
  file: ListFile<Row>,
): Response {
  const isSheet = new URL(url).pathname.endsWith(".xlsx");
  const fileName = `${file.fileName}-${actor.on}.${isSheet ? "xlsx" : "csv"}`;
  return isSheet
    ? downloadSheets(sheetsOf(actor, file), { fileName, at: actor.at })
    : downloadStream(Readable.from(csvOf(file)), {
        fileName,
        mediaType: "text/csv; charset=utf-8",
      });
}

async function* csvOf<Row>({ columns, shown, pieces, lineOf }: ListFile<Row>) {
  const cells = cellsOf(columns, shown);
  yield writeCsv([cells.columns.map(({ header }) => header)]);
  for await (const piece of pieces) yield writeCsvRows(piece.map((row) => cells.pick(lineOf(row))));
}

function sheetsOf<Row>(
  actor: Actor,
  { name, columns, shown, pieces, lineOf, holds, more = [] }: ListFile<Row>,
): StreamedSheet[] {
  const cells = cellsOf(columns, shown);
  async function* rows() {
    for await (const piece of pieces) for (const row of piece) yield cells.pick(lineOf(row));
  }
  const about = [
    ["Of", actor.organizationName],
    ["As of", formatDate(actor.on)],
    ["Made by", actor.personName],
    ["Holds", holds.join("; ") || "everything"],
  ];
  return [
    { name, columns: cells.columns.map(({ header, width }) => ({ header, width })), rows: rows() },
    ...more,
    {
      name: "About this file",
      columns: ["What", "Value"].map((header, i) => ({ header, width: i === 0 ? 12 : 90 })),
      rows: about,
    },
  ];
}
