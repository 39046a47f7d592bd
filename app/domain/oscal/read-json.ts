const SHOWN_BYTES = 64;

/**
 * An uploaded file as JSON, where it begins like JSON: what begins with a brace is OSCAL to us, and
 * everything else a spreadsheet.
 *
 * @param bytes the file, UTF-8 with or without a byte order mark.
 * @returns null for what does not begin with a brace; `json` is undefined where it does and cannot be
 *   parsed.
 */
export function readJsonFile(bytes: Uint8Array): { json: unknown } | null {
  const start = decode(bytes.subarray(0, SHOWN_BYTES)).trimStart();
  return start.startsWith("{") ? { json: parse(decode(bytes)) } : null;
}

/** Leaves the byte order mark out. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
