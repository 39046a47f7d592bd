import { once } from "node:events";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { isKeepableText } from "#app/domain/kernel/keepable-text.ts";
import { readFieldName } from "./form-names.server.ts";
import { refusal } from "./problem.server.ts";
import { type BodyLimits, readBody } from "./read-body.server.ts";

/** What a form without a file may take. */
export const FORM_LIMITS: BodyLimits = { bytes: 100_000, milliseconds: 20_000 };

const MOST_FIELDS = 1_000;
/** Twice the bytes of the longest text that a schema takes. */
const LONGEST_FIELD = 40_000;
/** RFC 2046 ends a boundary here; a longer one makes the search for it slow. */
const LONGEST_BOUNDARY = 70;
const MOST_PART_HEADERS = 10;
const LONGEST_PART_HEADERS = 4_000;

/** The file of an upload: at most `bytes` of it are kept. */
export type WantedFile = { field: string; bytes: number };
type ReadFile = { name: string; bytes: Buffer; isTooLarge: boolean };

/**
 * Read a posted form before anybody knows what it is: bytes, time, fields, their names and what
 * their text holds are bounded here, so that what comes after reads only what can be a form.
 *
 * @throws 400, 408, 413 or 415 for what cannot.
 */
export async function readFormBody(request: Request): Promise<FormData> {
  const type = mediaTypeOf(request);
  if (type === "multipart/form-data") return (await readParts(request, FORM_LIMITS, null)).fields;
  if (type !== "application/x-www-form-urlencoded") throw refusal(415);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBody(request, FORM_LIMITS)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (countPairs(bytes) > MOST_FIELDS) throw refusal(400);
  const fields = new FormData();
  for (const [name, value] of new URLSearchParams(bytes.toString("utf8"))) {
    if (!isField(name, value)) throw refusal(400);
    fields.append(name, value);
  }
  return fields;
}

/**
 * Read a form of parts, at most one of them a file.
 *
 * @param wanted the file that is kept; null when the form has none.
 * @throws as `readFormBody`.
 */
export async function readParts(
  request: Request,
  limits: BodyLimits,
  wanted: WantedFile | null,
): Promise<{ fields: FormData; file: ReadFile | null }> {
  const reading = startReading(request, wanted);
  for await (const chunk of readBody(request, limits)) {
    await reading.take(chunk);
  }
  return reading.end();
}

type Reading = {
  take(chunk: Uint8Array): Promise<void>;
  end(): Promise<{ fields: FormData; file: ReadFile | null }>;
};

function startReading(request: Request, wanted: WantedFile | null): Reading {
  const parser = openParser(request, wanted);
  const fields = new FormData();
  let file: ReadFile | null = null;
  let problem: Response | null = null;
  const refuse = () => {
    problem ??= refusal(400);
  };
  for (const limit of ["partsLimit", "fieldsLimit", "filesLimit", "error"] as const)
    parser.on(limit, refuse);
  parser.on("field", (name: string | undefined, value, isNameCut, isValueCut) => {
    if (name === undefined || isNameCut || isValueCut || !isField(name, value)) return refuse();
    fields.append(name, value);
  });
  parser.on("file", (name, stream, fileName) => {
    const chunks: Buffer[] = [];
    stream.on("error", refuse);
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      if (name !== wanted?.field || !fileName) return;
      if (!isKeepableText(fileName)) return refuse();
      const isTooLarge = stream.truncated;
      const bytes = isTooLarge ? Buffer.alloc(0) : Buffer.concat(chunks);
      file = { name: fileName, bytes, isTooLarge };
    });
  });
  const ended = once(parser, "finish").catch(refuse);
  const check = () => {
    if (problem) throw problem;
  };
  return {
    async take(chunk) {
      const isFull = !parser.write(chunk);
      if (isFull && !problem) await once(parser, "drain").catch(refuse);
      check();
    },
    async end() {
      parser.end();
      await ended;
      check();
      return { fields, file };
    },
  };
}

function openParser(request: Request, wanted: WantedFile | null): BusboyInstance {
  const type = request.headers.get("Content-Type") ?? "";
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^";\s]+))/i.exec(type);
  const length = (boundary?.[1] ?? boundary?.[2] ?? "").length;
  if (mediaTypeOf(request) !== "multipart/form-data") throw refusal(415);
  if (length < 1 || length > LONGEST_BOUNDARY) throw refusal(400);
  return new Busboy({
    headers: { "content-type": type },
    limits: {
      fieldSize: LONGEST_FIELD,
      fields: MOST_FIELDS,
      files: wanted ? 1 : 0,
      fileSize: wanted?.bytes ?? 0,
      parts: MOST_FIELDS + 1,
      headerPairs: MOST_PART_HEADERS,
      headerSize: LONGEST_PART_HEADERS,
    },
  });
}

function mediaTypeOf(request: Request): string {
  const encoding = request.headers.get("Content-Encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") throw refusal(415);
  const [type = ""] = (request.headers.get("Content-Type") ?? "").split(";");
  return type.trim().toLowerCase();
}

const AMPERSAND = "&".charCodeAt(0);

function countPairs(bytes: Buffer): number {
  let count = 1;
  for (const byte of bytes) if (byte === AMPERSAND) count += 1;
  return count;
}

function isField(name: string, value: string): boolean {
  return readFieldName(name) !== null && isKeepableText(name) && isKeepableText(value);
}
