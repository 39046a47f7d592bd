import type { TableRow } from "#app/domain/import/header.ts";
import { type OpenedArchive, openZipBytes } from "#app/platform/zip.server.ts";
import { readStyles, readTargets, readTexts, readWorkbook, type Target } from "./parts.server.ts";
import { readSheet, Stopped, type XlsxRefusal } from "./sheet.server.ts";

export type XlsxLimits = { rows: number; columns: number; unpackedBytes: number };

export type XlsxReading =
  | {
      ok: true;
      sheetName: string;
      sheetCount: number;
      rows: TableRow[];
      /** the other sheets that are not hidden, which are not read */
      others: string[];
      /** those of them that are such as was looked for too */
      alike: string[];
    }
  | { ok: false; reason: XlsxRefusal };

type IsWanted = (rows: readonly TableRow[]) => boolean;
type SheetReading =
  | { ok: true; sheetName: string; rows: TableRow[] }
  | Extract<XlsxReading, { ok: false }>;

/** Sheets that are looked into for the one that is wanted. */
const MOST_SHEETS_TRIED = 20;

/**
 * One sheet of an XLSX that is not hidden, as text: what formulas came to when they were saved, dates as
 * `YYYY-MM-DD`, rich text without its looks. It is read as a stream within limits; nothing in it is run
 * or fetched.
 *
 * @param isWanted tells the sheet that is looked for, where a cover or instructions may stand before it;
 *   the first one where it is left out, or no sheet is.
 * @throws never
 */
export async function readXlsx(
  bytes: Buffer,
  limits: XlsxLimits,
  isWanted?: IsWanted,
): Promise<XlsxReading> {
  let archive: OpenedArchive | undefined;
  try {
    archive = await openZipBytes(bytes);
    return await readWanted(archive, limits, isWanted);
  } catch (error) {
    return { ok: false, reason: error instanceof Stopped ? error.reason : "damaged" };
  } finally {
    archive?.close();
  }
}

async function readWanted(
  archive: OpenedArchive,
  limits: XlsxLimits,
  isWanted: IsWanted | undefined,
): Promise<XlsxReading> {
  // What a member says of its size is what it unpacks to: more makes its stream fail.
  const unpacked = archive.members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (unpacked > limits.unpackedBytes) throw new Stopped("unpacks-too-large");
  const names = new Set(archive.members.map(({ name }) => name));
  const part = (name: string | undefined) => {
    if (name === undefined || !names.has(name)) throw new Stopped("not-xlsx");
    return archive.stream(name);
  };
  const optionalPart = (name: string | undefined) =>
    name !== undefined && names.has(name) ? archive.stream(name) : none();
  const workbookName = ofType(await readTargets(part("_rels/.rels"), ""), "officeDocument");
  const { sheets, is1904 } = await readWorkbook(part(workbookName));
  const targets = await readTargets(part(relationsOf(workbookName)), folderOf(workbookName));
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  if (visible.length === 0) throw new Stopped("not-xlsx");
  const texts = await readTexts(optionalPart(ofType(targets, "sharedStrings")));
  const formats = await readStyles(optionalPart(ofType(targets, "styles")));
  const read = async ({ name, targetId }: (typeof sheets)[number]): Promise<SheetReading> => {
    try {
      const sheet = part(targets.find(({ id }) => id === targetId)?.target);
      const rows = await readSheet(sheet, limits, { texts, formats, is1904 });
      return { ok: true, sheetName: name, rows };
    } catch (error) {
      return { ok: false, reason: error instanceof Stopped ? error.reason : "damaged" };
    }
  };
  const wanted: Extract<SheetReading, { ok: true }>[] = [];
  let first: SheetReading | undefined;
  for (const sheet of visible.slice(0, MOST_SHEETS_TRIED)) {
    const reading = await read(sheet);
    first ??= reading;
    if (reading.ok && (isWanted?.(reading.rows) ?? true)) wanted.push(reading);
    if (!isWanted && wanted.length > 0) break;
  }
  const [found = first, ...more] = wanted;
  if (!found?.ok) return found ?? { ok: false, reason: "not-xlsx" };
  return {
    ...found,
    sheetCount: sheets.length,
    others: visible.map(({ name }) => name).filter((name) => name !== found.sheetName),
    alike: more.map(({ sheetName }) => sheetName),
  };
}

async function* none(): AsyncGenerator<Uint8Array> {}

function ofType(targets: readonly Target[], type: string): string | undefined {
  return targets.find((one) => one.type === type)?.target;
}

const folderOf = (name = "") => name.slice(0, name.lastIndexOf("/") + 1);

/** Where the relations of a part stand: beside it, in `_rels`. */
function relationsOf(name = ""): string {
  const folder = folderOf(name);
  return `${folder}_rels/${name.slice(folder.length)}.rels`;
}
