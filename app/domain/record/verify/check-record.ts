import canonicalize from "canonicalize";
import { Failed } from "#app/domain/archive/archive.ts";
import type { Parts } from "#app/domain/archive/find-parts.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { RECORD_FORMS, type RecordContent } from "../content.ts";
import { RECORD_FILES } from "../manifest.ts";
import { RECORD_VERSIONS } from "../version.ts";
import type { ListedParts } from "./check-files.ts";
import { isObject } from "./entries.ts";

/** Longer than text can be that a program holds. */
const MOST_JSON_BYTES = 500_000_000;

/** The text of a JSON part with what it says, canonical or not. */
export type ParsedPart = { name: string; text: string; value: unknown };

/** @throws Failed when it is no JSON, or longer than `most` bytes. */
export async function readParsed(
  parts: Parts,
  name: string = RECORD_FILES.json,
  most = MOST_JSON_BYTES,
): Promise<ParsedPart> {
  if ((parts.sizeOf(name) ?? 0) > most) throw new Failed(`${name} is too large to be read.`);
  const bytes = await parts.read(name);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { name, text, value: JSON.parse(text) };
  } catch {
    throw new Failed(`${name} is no JSON in UTF-8.`);
  }
}

/** The JSON is byte for byte what RFC 8785 makes of it. */
export async function checkCanonical({ name, text, value }: ParsedPart): Promise<[string, null]> {
  if (canonicalize(value) !== text)
    throw new Failed(`${name} is not in the canonical form of RFC 8785.`);
  return [countWords(text.length, "character"), null];
}

/** The content has the form of the version that it names, and belongs to the manifest. */
export async function checkForm(
  { value: parsed }: ParsedPart,
  { manifest }: ListedParts,
): Promise<[string, RecordContent]> {
  const named = isObject(parsed) ? parsed.version : null;
  const version = RECORD_VERSIONS.find((known) => known === named);
  if (!version)
    throw new Failed(
      `${RECORD_FILES.json} is not a record of version ${RECORD_VERSIONS.join(" or ")}.`,
    );
  const read = RECORD_FORMS[version].safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Failed(
      `${RECORD_FILES.json} is not a record of version ${version}: ${issue?.path.join(".")} ${issue?.message}`,
    );
  }
  if (canonicalize(read.data) !== canonicalize(parsed))
    throw new Failed(`${RECORD_FILES.json} holds what no record of version ${version} holds.`);
  if (read.data.number !== manifest.number)
    throw new Failed(`${RECORD_FILES.json} is record ${read.data.number}, not ${manifest.number}.`);
  return [`record ${read.data.number}, as of ${read.data.asOf}`, read.data];
}
