import canonicalize from "canonicalize";
import { RECORD_FILES } from "../manifest.ts";
import { RecordContent } from "../record-content.ts";
import { Failed, type RecordArchive } from "./archive.ts";
import type { SignedManifest } from "./check-files.ts";

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

/** The content has the form of version 2 and belongs to the manifest. */
export async function checkForm(
  parsed: unknown,
  { manifest }: SignedManifest,
): Promise<[string, RecordContent]> {
  const read = RecordContent.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Failed(
      `${RECORD_FILES.json} is not a record of version 2: ${issue?.path.join(".")} ${issue?.message}`,
    );
  }
  if (canonicalize(read.data) !== canonicalize(parsed))
    throw new Failed(`${RECORD_FILES.json} holds what no record of version 2 holds.`);
  if (read.data.number !== manifest.number)
    throw new Failed(`${RECORD_FILES.json} is record ${read.data.number}, not ${manifest.number}.`);
  return [`record ${read.data.number}, as of ${read.data.asOf}`, read.data];
}
