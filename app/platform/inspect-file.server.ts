import { fileTypeFromBuffer } from "file-type";
import { getDocumentProxy } from "unpdf";
import type { Inspection } from "#app/domain/evidence/inspection.ts";
import {
  isEvidenceMediaType,
  MAXIMUM_EVIDENCE_BYTES,
  MAXIMUM_EVIDENCE_CHARACTERS,
  MAXIMUM_EVIDENCE_PAGES,
  MAXIMUM_EVIDENCE_PIECES,
  MAXIMUM_EVIDENCE_PIXELS,
} from "#app/domain/evidence/limits.ts";
import { findMarkings } from "#app/domain/evidence/markings.ts";
import { opensAsPlan } from "#app/domain/evidence/plan.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { readImageSize } from "./image-size.server.ts";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;

/** How much text is handed on of a file that is to be read: a page of SPRS has far less. */
const MOST_TEXT = 100_000;

/** How far into a file readers look for the header of a PDF. */
const HEADER_REACH = 1_024;

/**
 * Look into a file before it is kept: what it is by its content, what of its text can be searched,
 * and which markings of controlled information it carries. It reads what strangers made, so only
 * the process for it calls this.
 *
 * @param options.withText whether the text of a PDF is given back too.
 */
export async function inspectFile(bytes: Buffer, { withText = false } = {}): Promise<Inspection> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > MAXIMUM_EVIDENCE_BYTES) return refuse("too-large");
  const mediaType = await mediaTypeOf(bytes);
  if (!isEvidenceMediaType(mediaType)) return refuse("wrong-type");
  if (mediaType === "application/pdf") return inspectPdf(bytes, withText);
  const size = readImageSize(bytes);
  if (!size) return refuse("unreadable");
  if (size.width * size.height > MAXIMUM_EVIDENCE_PIXELS) return refuse("too-heavy");
  return { ok: true, mediaType, pages: 1, pagesWithoutText: 1, markings: [], opensAsPlan: false };
}

/** By the content alone. Other bytes may stand before the header of a PDF, as a mail gateway leaves them. */
async function mediaTypeOf(bytes: Buffer): Promise<string> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (isEvidenceMediaType(found)) return found;
  const header = bytes.subarray(0, HEADER_REACH).indexOf("%PDF-");
  return header >= 0 && found === "" ? "application/pdf" : found;
}

async function inspectPdf(bytes: Buffer, withText: boolean): Promise<Inspection> {
  let pdf: PdfDocument;
  try {
    // The reader takes the array over, so it gets a copy.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return refuse(isLocked ? "locked" : "unreadable");
  }
  try {
    if (pdf.numPages > MAXIMUM_EVIDENCE_PAGES) return refuse("too-long");
    if (await pdf.getAttachments()) return refuse("carries-files");
    const pages = await readPages(pdf);
    if (!pages) return refuse("too-heavy");
    return {
      ok: true,
      mediaType: "application/pdf",
      pages: pages.length,
      pagesWithoutText: pages.filter((page) => page.trim() === "").length,
      markings: findMarkings(pages),
      ...(withText && { text: pages.join("\n").slice(0, MOST_TEXT) }),
      opensAsPlan: pages.length > 1 && opensAsPlan(pages[0] ?? ""),
    };
  } catch {
    return refuse("unreadable");
  }
}

/** The text of each page; null when there is more of it than evidence has. */
async function readPages(pdf: PdfDocument): Promise<string[] | null> {
  const pages: string[] = [];
  const room = { characters: MAXIMUM_EVIDENCE_CHARACTERS, pieces: MAXIMUM_EVIDENCE_PIECES };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const text = await readText(page, room);
    if (text === null) return null;
    pages.push(text);
    page.cleanup();
  }
  return pages;
}

/** Read a page piece by piece, so that one that never ends is left at the limit. */
async function readText(
  page: PdfPage,
  room: { characters: number; pieces: number },
): Promise<string | null> {
  const parts: string[] = [];
  const reader = page.streamTextContent().getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    for (const item of step.value.items) {
      const text = "str" in item ? item.str + (item.hasEOL ? "\n" : "") : "";
      room.characters -= text.length;
      room.pieces -= 1;
      if (room.characters < 0 || room.pieces < 0) return null;
      parts.push(text);
    }
  }
  return parts.join("");
}

function refuse(reason: Exclude<EvidenceRefusal["reason"], "marked" | "plan">): Inspection {
  return { ok: false, refusal: { reason } };
}
