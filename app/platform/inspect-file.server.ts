import { fileTypeFromBuffer } from "file-type";
import { getDocumentProxy } from "unpdf";
import {
  type EvidenceMediaType,
  isEvidenceMediaType,
  MAXIMUM_EVIDENCE_BYTES,
  MAXIMUM_EVIDENCE_PAGES,
} from "#app/domain/evidence/limits.ts";
import { findMarkings } from "#app/domain/evidence/markings.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

export type Inspection =
  | { ok: true; mediaType: EvidenceMediaType; hasText: boolean }
  | { ok: false; refusal: EvidenceRefusal };

/**
 * Look into a file before it is kept: what it is by its content, and whether its text carries a
 * marking of controlled information. The text of an image cannot be searched.
 */
export async function inspectFile(bytes: Buffer): Promise<Inspection> {
  if (bytes.length === 0) return refuse({ reason: "empty" });
  if (bytes.length > MAXIMUM_EVIDENCE_BYTES) return refuse({ reason: "too-large" });
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (!isEvidenceMediaType(mediaType)) return refuse({ reason: "wrong-type" });
  if (mediaType !== "application/pdf") return { ok: true, mediaType, hasText: false };
  return inspectPdf(bytes);
}

async function inspectPdf(bytes: Buffer): Promise<Inspection> {
  let pdf: PdfDocument;
  try {
    // The reader takes the array over, so it gets a copy.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return refuse({ reason: isLocked ? "locked" : "unreadable" });
  }
  try {
    if (pdf.numPages > MAXIMUM_EVIDENCE_PAGES) return refuse({ reason: "too-long" });
    if (await pdf.getAttachments()) return refuse({ reason: "carries-files" });
    const pages = await readPages(pdf);
    const markings = findMarkings(pages);
    if (markings.length > 0) return refuse({ reason: "marked", markings });
    const hasText = pages.some((page) => page.trim() !== "");
    return { ok: true, mediaType: "application/pdf", hasText };
  } catch {
    return refuse({ reason: "unreadable" });
  } finally {
    await pdf.destroy();
  }
}

async function readPages(pdf: PdfDocument): Promise<string[]> {
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""),
    );
    page.cleanup();
  }
  return pages;
}

function refuse(refusal: EvidenceRefusal): Inspection {
  return { ok: false, refusal };
}
