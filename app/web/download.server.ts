import type { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { attachment } from "./content-disposition.ts";

/**
 * A file to be saved, never shown: whatever it holds, the browser may not run or frame it.
 *
 * @param file.fileName may hold any letters; the header carries it in both forms of RFC 6266.
 */
export function download(
  bytes: Uint8Array<ArrayBuffer> | Buffer,
  file: { fileName: string; mediaType: string },
): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { ...downloadHeaders(file), "Content-Length": String(bytes.length) },
  });
}

/** The same for a file too large to hold: written out as it is read. */
export function downloadStream(
  stream: Readable,
  file: { fileName: string; mediaType: string },
): Response {
  return new Response(createReadableStreamFromReadable(stream), { headers: downloadHeaders(file) });
}

function downloadHeaders(file: { fileName: string; mediaType: string }): Record<string, string> {
  return {
    "Content-Type": file.mediaType,
    "Content-Disposition": attachment(file.fileName),
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  };
}
