const SHOWN_BYTES = 64;

/**
 * An uploaded file as JSON, where it begins like JSON: what begins with a brace is OSCAL to us, and
 * everything else a spreadsheet.
 *
 * @param bytes the file: UTF-8 with or without a byte order mark, or UTF-16 with one, as a shell on
 *   Windows redirects it.
 * @returns null for what does not begin with a brace; `json` is undefined where it does and cannot be
 *   parsed.
 */
export function readJsonFile(bytes: Uint8Array): { json: unknown } | null {
  const start = decode(bytes.subarray(0, SHOWN_BYTES)).trimStart();
  return start.startsWith("{") ? { json: parse(decode(bytes)) } : null;
}

/** Leaves the byte order mark out. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
