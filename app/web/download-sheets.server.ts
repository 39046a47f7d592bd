import { type StreamedSheet, streamXlsx } from "#app/platform/xlsx/write.server.ts";
import { downloadStream } from "./download.server.ts";

/** Sheets of any length as an XLSX to be saved, written out as their rows come. */
export function downloadSheets(
  sheets: readonly StreamedSheet[],
  { fileName, at }: { fileName: string; at: Date },
): Response {
  return downloadStream(streamXlsx(sheets, at), {
    fileName,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}
