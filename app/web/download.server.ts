/**
 * A file to be saved, never shown: whatever it holds, the browser may not run or frame it.
 *
 * @param file.fileName may hold any letters; the header carries it in both forms of RFC 6266.
 */
export function download(
  bytes: Uint8Array<ArrayBuffer> | Buffer,
  file: { fileName: string; mediaType: string },
): Response {
  const plain = file.fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(file.fileName).replace(/['()*]/g, percentEncode);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    },
  });
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
