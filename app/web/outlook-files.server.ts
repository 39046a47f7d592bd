import { Readable } from "node:stream";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import { aboutOutlook, OUTLOOK_COLUMNS, outlookLine } from "#app/domain/outlook/export.ts";
import { isListed, type OutlookFilter } from "#app/domain/outlook/list-address.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import type { OutlookRow } from "#app/domain/outlook/row.ts";
import { listAssumptions } from "#app/domain/outlook/words.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { downloadStream } from "./download.server.ts";
import { downloadSheets } from "./download-sheets.server.ts";

type Listed = {
  question: OutlookQuestion;
  asOf: OutlookQuestion["on"];
  rows: readonly OutlookRow[];
  filter: OutlookFilter;
};

const ROWS_PER_PIECE = 500;

/** The rows that a list of an outlook shows, all of them, as CSV. */
export function downloadOutlookCsv({ question, asOf, rows, filter }: Listed): Response {
  function* lines() {
    yield writeCsv([OUTLOOK_COLUMNS.map(({ header }) => header)]);
    let piece: string[][] = [];
    for (const row of rows) {
      if (!isListed(row, filter)) continue;
      piece.push(outlookLine(row));
      if (piece.length < ROWS_PER_PIECE) continue;
      yield writeCsvRows(piece);
      piece = [];
    }
    yield writeCsvRows(piece);
  }
  return downloadStream(Readable.from(lines()), {
    fileName: `outlook-${question.on}-as-of-${asOf}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}

/** The same as XLSX, with what was taken for given on a sheet of its own. */
export function downloadOutlookXlsx(
  actor: Actor,
  { question, asOf, rows, filter }: Listed,
): Response {
  function* lines() {
    for (const row of rows) if (isListed(row, filter)) yield outlookLine(row);
  }
  const about = aboutOutlook(question, listAssumptions(question, asOf), filter, {
    organizationName: actor.organizationName,
    personName: actor.personName,
    asOf,
  });
  const sheets = [
    { name: "Outlook", columns: OUTLOOK_COLUMNS, rows: lines() },
    {
      name: "About this file",
      columns: ["What", "Value"].map((header, i) => ({ header, width: i === 0 ? 22 : 110 })),
      rows: about,
    },
  ];
  return downloadSheets(sheets, {
    fileName: `outlook-${question.on}-as-of-${asOf}.xlsx`,
    at: actor.at,
  });
}
