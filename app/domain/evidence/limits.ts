/** The largest file that is taken, in bytes. */
export const MAXIMUM_EVIDENCE_BYTES = 20 * 1024 * 1024;

/** The longest PDF whose text is searched; evidence is a print of a page or two. */
export const MAXIMUM_EVIDENCE_PAGES = 300;

/** How much text all pages of a PDF can hold: more than 300 pages of print. */
export const MAXIMUM_EVIDENCE_CHARACTERS = 3_000_000;

/** In how many pieces a PDF can set its text; a piece is a line or a word as its maker wrote it. */
export const MAXIMUM_EVIDENCE_PIECES = 300_000;

/** How many pixels an image can have: the largest cameras of telephones make 200 million. */
export const MAXIMUM_EVIDENCE_PIXELS = 250_000_000;

/** How many files one answer can carry. */
export const MAXIMUM_EVIDENCE_FILES = 20;

/** What evidence may be, with the ending its name gets. Decided by the content, never by the name. */
export const EVIDENCE_MEDIA_TYPES = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
} as const;
export type EvidenceMediaType = keyof typeof EVIDENCE_MEDIA_TYPES;

/** Whether files of this type are taken. */
export function isEvidenceMediaType(mediaType: string): mediaType is EvidenceMediaType {
  return mediaType in EVIDENCE_MEDIA_TYPES;
}
