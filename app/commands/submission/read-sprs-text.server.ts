import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { decodeText } from "#app/domain/import/decode-text.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { inspectApart } from "#app/platform/file-inspector.server.ts";

/** The text of a page of SPRS; without a file's name where it was pasted. */
export type SprsText = { ok: true; text: string; fileName: string | null };
type Outcome = SprsText | { ok: false; field: "text" | "file"; problem: string };

/** How far into a file readers look for the header of a PDF. */
const HEADER_REACH = 1_024;

/**
 * The text that was sent, pasted or as a file. A PDF is read apart, because strangers made it; nothing
 * of it is kept.
 *
 * @param owner whose file it is.
 */
export async function readSprsText(
  owner: string,
  file: { name: string; bytes: Buffer } | null,
  pasted: string,
): Promise<Outcome> {
  if (!file || file.bytes.length === 0) {
    if (pasted.trim() !== "") return { ok: true, text: pasted, fileName: null };
    return {
      ok: false,
      field: "text",
      problem: "Paste the text of the page, or choose a file.",
    };
  }
  const fileName = safeFileName(file.name, { stem: "page" });
  const isPdf = file.bytes.subarray(0, HEADER_REACH).includes("%PDF-");
  const decoded = isPdf ? null : decodeText(file.bytes);
  if (decoded) return { ok: true, text: decoded.text, fileName };
  const inspection = await inspectApart(owner, file.bytes, { withText: true });
  if (!inspection.ok) return refuse(explainEvidenceRefusal(inspection.refusal));
  if (inspection.markings.length > 0)
    return refuse(
      "The file carries a marking of controlled information, so it was not read. Paste the lines with the values instead, if they hold no CUI.",
    );
  if (!inspection.text?.trim())
    return refuse(
      "There is no text in it: it is a picture. In SPRS, print the page to PDF, or copy its text and paste it.",
    );
  return { ok: true, text: inspection.text, fileName };
}

function refuse(problem: string): Outcome {
  return { ok: false, field: "file", problem };
}
