import { deflateRawSync } from "node:zlib";
import { lineOf, makePdfOf, nestedForms } from "./pdf.ts";

/** Files that were made to stop whoever reads them, with why each is refused. */
export const HOSTILE_FILES: readonly [string, () => Buffer, string][] = [
  [
    "a PDF of one page with a million text operators",
    () => makePdfOf([{ content: lineOf("a"), times: 1_000_000 }]),
    "too-heavy",
  ],
  [
    "a PDF whose forms draw each other ten times, twelve deep",
    () => makePdfOf([{ content: "/X0 Do\n" }], nestedForms(12, 6, lineOf("a"))),
    "too-heavy",
  ],
  [
    "a PDF with a stream of half a gigabyte",
    () => makePdfOf([{ content: " ".repeat(4_000_000), times: 120 }]),
    "too-heavy",
  ],
  [
    "a PDF of 301 pages",
    () => makePdfOf(Array.from({ length: 301 }, () => ({ content: lineOf("a") }))),
    "too-long",
  ],
  ["a PNG of four thousand million pixels", () => makePngHead(65_535, 65_535), "too-heavy"],
  ["a JPEG of four thousand million pixels", () => makeJpegHead(65_535, 65_535), "too-heavy"],
  ["a PNG without pixels", () => makePngHead(0, 12), "unreadable"],
  ["a JPEG that ends in its head", () => makeJpegHead(9, 9).subarray(0, 8), "unreadable"],
  ["a ZIP that unpacks to a gigabyte", () => makeZipBomb("a.txt"), "wrong-type"],
  ["a DOCX that unpacks to a gigabyte", () => makeZipBomb("word/document.xml"), "wrong-type"],
  ["an XLSX that unpacks to a gigabyte", () => makeZipBomb("[Content_Types].xml"), "wrong-type"],
];

/** The head of a PNG of these measures; nothing follows it. */
export function makePngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(45);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  head.writeUInt32BE(13, 8);
  head.write("IHDR", 12, "latin1");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([8, 6], 24);
  head.write("IDAT", 37, "latin1");
  return head;
}

/** A JPEG up to the frame that says its measures, after a segment of an application. */
export function makeJpegHead(width: number, height: number): Buffer {
  const frame = Buffer.alloc(19);
  frame.set([0xff, 0xc0, 0, 17, 8]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = [0xff, 0xe0, 0, 6, 1, 2, 3, 4];
  return Buffer.concat([Buffer.from([0xff, 0xd8, ...application]), frame]);
}

/** A ZIP of one member whose content, small here, unpacks to a gigabyte. */
function makeZipBomb(name: string): Buffer {
  const size = 1_000_000_000;
  const packed = deflateRawSync(Buffer.alloc(size), { level: 1 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, Buffer.from(name, "latin1"), packed]);
}
