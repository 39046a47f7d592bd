import { safeFileName } from "#app/domain/kernel/file-name.ts";

/** Everything that a quoted string of a header carries as it is; the rest of ASCII and all beyond is not in it. */
const UNQUOTABLE = /[^\x20-\x7e]|["\\%;]/gu;

/**
 * The header that has a file saved, never shown: its name for every client, and exactly for those
 * that read RFC 8187.
 *
 * @param fileName may be anything: what is unsafe as a name is left out.
 * @see RFC 6266, 4.3 and appendix D; RFC 8187, 3.2
 */
export function attachment(fileName: string): string {
  const name = safeFileName(fileName, { stem: "file" });
  const plain = name.normalize("NFC").replace(UNQUOTABLE, "_");
  const exact = encodeURIComponent(name).replace(/['()*!]/g, percentEncode);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
