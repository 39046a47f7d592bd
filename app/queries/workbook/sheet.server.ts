import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { writeWorkbookSheets } from "#app/domain/workbook/sheets.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import type { OpenWorkbook } from "./workbook.server.ts";

/** A workbook as a spreadsheet that can be taken in again. */
export async function getWorkbookSheet(
  { workbook, standing }: OpenWorkbook,
  { at, on }: Pick<Actor, "at" | "on">,
): Promise<{ bytes: Buffer; fileName: string }> {
  const { systemName } = workbook;
  const bytes = await writeXlsx(writeWorkbookSheets(systemName, standing), at);
  const name = `${systemName} 800-171 results ${on}`;
  return { bytes, fileName: safeFileName(name, { stem: "results", ending: "xlsx" }) };
}
