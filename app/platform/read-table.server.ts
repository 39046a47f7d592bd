import { CsvError, parse } from "csv-parse/sync";
import {
  MOST_IMPORT_COLUMNS,
  MOST_IMPORT_ROWS,
  MOST_UNPACKED_BYTES,
} from "#app/domain/import/columns.ts";
import { decodeText, telltaleWord } from "#app/domain/import/decode-text.ts";
import type { FileForm } from "#app/domain/import/file-form.ts";
import { countOf, findHeader, type TableRow } from "#app/domain/import/header.ts";
import { readCsvCell } from "#app/domain/kernel/csv.ts";
import { isPlanSheet } from "#app/domain/remediation/import/plan-columns.ts";
import { readXlsx } from "#app/platform/xlsx/read.server.ts";
import type { XlsxRefusal } from "#app/platform/xlsx/sheet.server.ts";

export type TableRefusal = XlsxRefusal | "not-text" | "old-spreadsheet" | { notCsv: string };
export type TableReading =
  | {
      ok: true;
      rows: TableRow[];
      form: FileForm;
      /** the names of other sheets that are such as was looked for too, and are not read */
      alike: string[];
    }
  | { ok: false; reason: TableRefusal };

/** Lists begin with a title, and end with lines that are blank. */
const MOST_ROWS_AROUND = 100;

/** What a table may be of, where it is looked for among the sheets of a workbook. */
export type TableOf = "plan";

const IS_SHEET_OF: Record<TableOf, (rows: readonly TableRow[]) => boolean> = { plan: isPlanSheet };

/**
 * The rows of an uploaded spreadsheet, whatever it was saved as.
 *
 * @param of which sheet of a workbook is looked for; the first where it is left out.
 */
export async function readTable(bytes: Buffer, of?: TableOf): Promise<TableReading> {
  const signature = bytes.length < 4 ? 0 : bytes.readUInt32BE(0);
  if (signature === ZIP) return readSpreadsheet(bytes, of);
  if (signature === OLE) return { ok: false, reason: "old-spreadsheet" };
  const decoded = decodeText(bytes);
  if (!decoded) return { ok: false, reason: "not-text" };
  const { text, separator } = findSeparator(decoded.text);
  const rows = readCsv(text, separator);
  if (!Array.isArray(rows)) return { ok: false, reason: rows };
  const form: FileForm = {
    kind: "csv",
    encoding: decoded.encoding,
    separator,
    word: telltaleWord(text),
  };
  return { ok: true, rows, form, alike: [] };
}

const ZIP = 0x50_4b_03_04;
/** The container of the old binary form, and of a new one that a password protects. */
const OLE = 0xd0_cf_11_e0;

const LIMITS = {
  rows: MOST_IMPORT_ROWS + MOST_ROWS_AROUND,
  columns: MOST_IMPORT_COLUMNS,
  unpackedBytes: MOST_UNPACKED_BYTES,
};

async function readSpreadsheet(bytes: Buffer, of: TableOf | undefined): Promise<TableReading> {
  const reading = await readXlsx(bytes, LIMITS, of && IS_SHEET_OF[of]);
  if (!reading.ok) return reading;
  const { rows, sheetName, sheetCount, others, alike } = reading;
  return { ok: true, rows, form: { kind: "xlsx", sheetName, sheetCount, others }, alike };
}

const SEPARATORS = [",", ";", "\t", "|"] as const;
const SAMPLE_LENGTH = 20_000;

/** The separator with which the first rows name most columns. */
function findSeparator(text: string): { text: string; separator: string } {
  // Spreadsheets write, and read, a first line that says it.
  const [line = "", said] = /^sep=([,;\t|])\r?\n/.exec(text) ?? [];
  if (said) return { text: text.slice(line.length), separator: said };
  const sample = text.slice(0, SAMPLE_LENGTH);
  const [best] = SEPARATORS.map((separator) => {
    const rows = readCsv(sample, separator, true);
    const header = Array.isArray(rows) ? findHeader(rows) : null;
    const width = Array.isArray(rows) ? (rows[0]?.cells.length ?? 0) : 0;
    return { separator, named: header ? countOf(header) : 0, width };
  }).sort((a, b) => b.named - a.named || b.width - a.width);
  return { text, separator: best?.separator ?? "," };
}

function readCsv(
  text: string,
  separator: string,
  isSample = false,
): TableRow[] | { notCsv: string } {
  try {
    const records: string[][] = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      ...(isSample && { to: 20, skip_records_with_error: true }),
    });
    return records.map((cells, index) => ({ row: index + 1, cells: cells.map(readCsvCell) }));
  } catch (error) {
    if (error instanceof CsvError) return { notCsv: error.message };
    throw error;
  }
}
