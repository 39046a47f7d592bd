import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { EVIDENCE_MEDIA_TYPES, type EvidenceMediaType } from "./limits.ts";

/**
 * The name a file is kept and offered under: safe everywhere, and with the ending of what the file
 * is.
 *
 * @param given as the browser sent it; may be anything.
 * @returns 5 to 125 characters, never starting with a dot.
 */
export function evidenceFileName(given: string, mediaType: EvidenceMediaType): string {
  return safeFileName(given, { stem: "evidence", ending: EVIDENCE_MEDIA_TYPES[mediaType] });
}
