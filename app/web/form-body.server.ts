import { isKeepableText } from "#app/domain/kernel/keepable-text.ts";
import { FORM_LIMITS } from "./body-limits.server.ts";
import { readFieldName } from "./form-names.server.ts";
import { refusal } from "./problem.server.ts";
import { readBody } from "./read-body.server.ts";

/** How browsers send a form that has no file. */
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** More fields than any form of ours has. */
export const MOST_FIELDS = 1_000;
const AMPERSAND = "&".charCodeAt(0);

/**
 * Read a posted form before anybody knows which it is: bytes, time, fields, their names and what
 * their texts hold are bounded here, so that what comes after reads only what can be a form.
 *
 * @throws 400, 408, 413 or 415 for what cannot.
 */
export async function readFormBody(request: Request): Promise<FormData> {
  if (mediaTypeOf(request.headers.get("Content-Type")) !== FORM_TYPE) throw refusal(415);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBody(request, FORM_LIMITS)) chunks.push(chunk);
  const fields = parseForm(Buffer.concat(chunks));
  if (!fields) throw refusal(400);
  return fields;
}

/** The fields of a form; null when there are too many or one of them is none. */
export function parseForm(bytes: Buffer): FormData | null {
  if (countPairs(bytes) > MOST_FIELDS) return null;
  const fields = new FormData();
  for (const [name, value] of new URLSearchParams(bytes.toString("utf8"))) {
    if (!isField(name, value)) return null;
    fields.append(name, value);
  }
  return fields;
}

/** @throws 400 for a query that no form of ours sends: the length of an address bounds the rest. */
export function requireFields(query: URLSearchParams): void {
  if (query.size > MOST_FIELDS || ![...query].every(([name, value]) => isField(name, value)))
    throw refusal(400);
}

/** Whether a form of ours can have this field: its name is one, and its text can be kept. */
export function isField(name: string, value: string): boolean {
  return readFieldName(name) !== null && isKeepableText(name) && isKeepableText(value);
}

/** `text/html` of `Text/HTML; charset=utf-8`; "" of nothing. */
export function mediaTypeOf(contentType: string | null | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function countPairs(bytes: Buffer): number {
  let count = 1;
  for (const byte of bytes) if (byte === AMPERSAND) count += 1;
  return count;
}
