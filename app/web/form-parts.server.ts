import { once } from "node:events";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { isKeepableText } from "#app/domain/kernel/keepable-text.ts";
import type { BodyLimits } from "./body-limits.server.ts";
import { isField, MOST_FIELDS, mediaTypeOf } from "./form-body.server.ts";
import { refusal } from "./problem.server.ts";
import { readBody } from "./read-body.server.ts";

/** How browsers send a form that has a file. */
export const PARTS_TYPE = "multipart/form-data";

/** Twice the bytes of the longest text that a schema takes. */
const LONGEST_FIELD = 40_000;
/** RFC 2046 ends a boundary here; a longer one makes the search for it slow. */
const LONGEST_BOUNDARY = 70;
const MOST_PART_HEADERS = 10;
const LONGEST_PART_HEADERS = 4_000;

/** The file that is kept: so many of its bytes at the most. */
type WantedFile = { field: string; bytes: number };
type ReadFile = { name: string; bytes: Buffer; isTooLarge: boolean };
type ReadParts = { fields: FormData; file: ReadFile | null };

/**
 * Read a form that has one file. Of a file that is too large nothing is kept.
 *
 * @throws 400, 408, 413 or 415 for what no form of ours sends.
 */
export async function readParts(
  request: Request,
  limits: BodyLimits,
  wanted: WantedFile,
): Promise<ReadParts> {
  const reading = startReading(openParser(request, wanted), wanted);
  for await (const chunk of readBody(request, limits)) await reading.take(chunk);
  return reading.end();
}

function openParser(request: Request, wanted: WantedFile): BusboyInstance {
  const type = request.headers.get("Content-Type");
  const found = /;\s*boundary=(?:"([^"]+)"|([^";\s]+))/i.exec(type ?? "");
  const length = (found?.[1] ?? found?.[2] ?? "").length;
  if (!type || mediaTypeOf(type) !== PARTS_TYPE) throw refusal(415);
  if (length < 1 || length > LONGEST_BOUNDARY) throw refusal(400);
  return new Busboy({
    headers: { "content-type": type },
    limits: {
      fieldSize: LONGEST_FIELD,
      fields: MOST_FIELDS,
      files: 1,
      fileSize: wanted.bytes,
      parts: MOST_FIELDS + 1,
      headerPairs: MOST_PART_HEADERS,
      headerSize: LONGEST_PART_HEADERS,
    },
  });
}

function startReading(parser: BusboyInstance, wanted: WantedFile) {
  const found: ReadParts = { fields: new FormData(), file: null };
  let isRefused = false;
  const refuse = () => {
    isRefused = true;
  };
  for (const event of ["partsLimit", "fieldsLimit", "filesLimit", "error"] as const)
    parser.on(event, refuse);
  parser.on("field", (name: string | undefined, value, isNameCut, isValueCut) => {
    if (name === undefined || isNameCut || isValueCut || !isField(name, value)) refuse();
    else found.fields.append(name, value);
  });
  parser.on("file", (name, stream, fileName: string | undefined) => {
    const chunks: Buffer[] = [];
    stream.on("error", refuse);
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      // A field of a file that was left empty has no name.
      if (name !== wanted.field || !fileName) return;
      if (!isKeepableText(fileName)) refuse();
      const isTooLarge = stream.truncated;
      const bytes = isTooLarge ? Buffer.alloc(0) : Buffer.concat(chunks);
      found.file = { name: fileName, bytes, isTooLarge };
    });
  });
  const ended = once(parser, "finish").catch(refuse);
  const check = () => {
    if (isRefused) throw refusal(400);
  };
  return {
    async take(chunk: Uint8Array): Promise<void> {
      const isFull = !parser.write(chunk);
      if (isFull && !isRefused) await once(parser, "drain").catch(refuse);
      check();
    },
    async end(): Promise<ReadParts> {
      parser.end();
      await ended;
      check();
      return found;
    },
  };
}
