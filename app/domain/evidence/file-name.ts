import { EVIDENCE_MEDIA_TYPES, type EvidenceMediaType } from "./limits.ts";

const LONGEST = 120;
/** Letters, digits, marks and plain punctuation; nothing that a file system or a header gives a meaning. */
const UNWELCOME = /[^\p{L}\p{M}\p{N} ._()+,=@-]+/gu;

/**
 * The name a file is kept and offered under: without folders, control characters and whatever a
 * system could read as a command, and with the ending of what the file is.
 *
 * @param given as the browser sent it; may be anything.
 * @returns 5 to 124 characters, never starting with a dot.
 */
export function evidenceFileName(given: string, mediaType: EvidenceMediaType): string {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(UNWELCOME, " ")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "")
    .slice(0, LONGEST)
    .trim();
  return `${stem || "evidence"}.${EVIDENCE_MEDIA_TYPES[mediaType]}`;
}
