import canonicalize from "canonicalize";
import { RECORD_FILES } from "../manifest.ts";
import { RECORD_FORMS, type RecordContent } from "../record-content.ts";
import { RECORD_VERSIONS } from "../record-version.ts";
import { Failed, type RecordArchive } from "./archive.ts";
import type { SignedManifest } from "./check-files.ts";
import { isObject } from "./entries.ts";

/** The JSON is byte for byte what RFC 8785 makes of it. */
export async function checkCanonical(archive: RecordArchive): Promise<[string, unknown]> {
  const bytes = await archive.read(RECORD_FILES.json);
  let text: string;
  let parsed: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    parsed = JSON.parse(text);
  } catch {
    throw new Failed(`${RECORD_FILES.json} is no JSON in UTF-8.`);
  }
  if (canonicalize(parsed) !== text)
    throw new Failed(`${RECORD_FILES.json} is not in the canonical form of RFC 8785.`);
  return [`${bytes.length} bytes`, parsed];
}

/** The content has the form of the version that it names, and belongs to the manifest. */
export async function checkForm(
  parsed: unknown,
  { manifest }: SignedManifest,
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
