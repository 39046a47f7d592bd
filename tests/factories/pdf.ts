import { deflateSync } from "node:zlib";

export type PdfPage = {
  /** the operators of the page */
  content: string;
  /** how often `content` stands in the page, in its compressed stream */
  times?: number;
};

/** A PDF with a page for each of these, its streams compressed; `objects` stand after them. */
export function makePdfOf(pages: readonly PdfPage[], objects: readonly string[] = []): Buffer {
  const firstPage = 4;
  const ids = pages.map((_, index) => firstPage + index * 2);
  const resources = `<< /Font << /F1 3 0 R >> ${objects.length > 0 ? `/XObject << /X0 ${firstPage + pages.length * 2} 0 R >>` : ""} >>`;
  return writePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${ids.map((id) => `${id} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap(({ content, times = 1 }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${(ids[index] ?? 0) + 1} 0 R /Resources ${resources} >>`,
      stream("", deflateSync(Buffer.from(content.repeat(times)))),
    ]),
    ...objects,
  ]);
}

function stream(dictionary: string, bytes: Buffer): string {
  return `<< ${dictionary} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes.toString("latin1")}\nendstream`;
}

/** One line of text as a page sets it. */
export function lineOf(text: string): string {
  return `BT /F1 12 Tf 72 720 Td (${text}) Tj ET\n`;
}

/**
 * Forms that draw the next one ten times each: a few hundred bytes that would draw without end.
 *
 * @param drawn what the innermost one draws; /F1 is its font.
 */
export function nestedForms(depth: number, first: number, drawn: string): string[] {
  return Array.from({ length: depth }, (_, index) => {
    const next = first + index + 1;
    const isLast = index === depth - 1;
    const content = isLast ? drawn : "/X0 Do\n".repeat(10);
    const resources = `<< /Font << /F1 3 0 R >> ${isLast ? "" : `/XObject << /X0 ${next} 0 R >>`} >>`;
    return stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources ${resources}`,
      deflateSync(Buffer.from(content)),
    );
  });
}

function writePdf(objects: readonly string[]): Buffer {
  let body = "%PDF-1.5\n";
  const entries = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, "latin1");
}
