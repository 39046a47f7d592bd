import { cleanLine } from "#app/domain/kernel/pasted-text.ts";

/** What a mail server says of a letter that it could not deliver (RFC 3464). */
export type DeliveryReport = {
  /** the Message-ID of the letter, without its brackets; null where the report gives none of it back */
  messageId: string | null;
  /** whom it could not be delivered to, as the last server knows them */
  recipient: string | null;
  /** RFC 3463: `5.1.1` */
  status: string;
  /** in the words of the server that refused it */
  words: string;
};

/** Beyond these no report is looked into: whoever knows an address of ours can write to it. */
export const LONGEST_REPORT = 1_000_000;
const MOST_PARTS = 10;
const LONGEST_WORDS = 500;

const STATUS = /^([245])\.(\d{1,3})\.(\d{1,3})\b/;
const DELIVERY_STATUS = ["message/delivery-status", "message/global-delivery-status"];
const RETURNED = [
  "message/rfc822",
  "text/rfc822-headers",
  "message/global",
  "message/global-headers",
];

/**
 * Read a bounce message: a `multipart/report` of the type `delivery-status` whose recipient failed for
 * good. A delay, a success, an answer from holiday and anything else is none. RFC 3464 section 2.
 *
 * @param message as it came, header and body.
 * @returns null for what is no such report.
 * @throws never
 */
export function readDeliveryReport(message: string): DeliveryReport | null {
  if (message.length > LONGEST_REPORT) return null;
  const { fields, body } = splitHeader(message.replaceAll("\r\n", "\n"));
  const type = readType(fields.get("content-type"));
  if (type.name !== "multipart/report" || type.parameters["report-type"] !== "delivery-status")
    return null;
  const parts = splitParts(body, type.parameters.boundary ?? "");
  const report = parts.find((part) => DELIVERY_STATUS.includes(typeOf(part)));
  const failed = report && findFailed(report.body);
  if (!failed) return null;
  const returned = parts.find((part) => RETURNED.includes(typeOf(part)));
  return { ...failed, messageId: returned ? messageIdOf(returned) : null };
}

type Entity = { fields: Map<string, string>; body: string };

function typeOf({ fields }: Entity): string {
  return readType(fields.get("content-type")).name;
}

/** A header's fields by their names in lower case, unfolded, the first of each; and what follows it. */
function splitHeader(text: string): Entity {
  const end = text.indexOf("\n\n");
  const header = end < 0 ? text : text.slice(0, end);
  const fields = new Map<string, string>();
  for (const line of header.replaceAll(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, body: end < 0 ? "" : text.slice(end + 2) };
}

function readType(value = ""): { name: string; parameters: Record<string, string> } {
  const [name = "", ...rest] = value.split(";");
  const parameters = rest.flatMap((one) => {
    const [, key, quoted, plain] = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|(\S+))\s*$/.exec(one) ?? [];
    return key ? [[key.toLowerCase(), quoted ?? plain ?? ""] as const] : [];
  });
  return { name: name.trim().toLowerCase(), parameters: Object.fromEntries(parameters) };
}

function splitParts(body: string, boundary: string): Entity[] {
  if (boundary === "") return [];
  const [preamble = "", ...pieces] = `\n${body}`.split(`\n--${boundary}`);
  const parts = [preamble];
  // A part may have parts of its own, between marks that begin like these.
  for (const piece of pieces)
    if (/^(?:--|[ \t]*(?:\n|$))/.test(piece)) parts.push(piece);
    else parts.push(`${parts.pop()}\n--${boundary}${piece}`);
  return parts
    .slice(1)
    .filter((part) => !part.startsWith("--"))
    .slice(0, MOST_PARTS)
    .map((part) => splitHeader(part.replace(/^[ \t]*\n/, "")));
}

/** The first recipient of a report to whom the letter could not be delivered. */
function findFailed(text: string): Omit<DeliveryReport, "messageId"> | null {
  for (const group of text.split(/\n[ \t]*\n/)) {
    const { fields } = splitHeader(group.trim());
    const [status] = STATUS.exec(fields.get("status") ?? "") ?? [];
    if (fields.get("action")?.toLowerCase() !== "failed" || !status) continue;
    const recipient = fields.get("final-recipient") ?? fields.get("original-recipient");
    const words = readValue(fields.get("diagnostic-code")) ?? `Status ${status}`;
    return { status, recipient: readValue(recipient), words: sayServer(words) };
  }
  return null;
}

/**
 * What a server says, as it can be kept and shown: in one line, of a length, without what only a hostile
 * one sends.
 *
 * @throws never
 */
export function sayServer(words: string): string {
  const line = cleanLine(words.slice(0, 10 * LONGEST_WORDS));
  return [...line]
    .slice(0, LONGEST_WORDS)
    .filter((character) => !HALF.test(character))
    .join("");
}

/** Half of a character of two units: the other half was cut off, and alone it is no text. */
const HALF = /^[\uD800-\uDFFF]$/;

/** What follows the type of a field: `rfc822; dana@example.com`. */
function readValue(field: string | undefined): string | null {
  const value = field?.slice(field.indexOf(";") + 1).trim();
  return value ? value : null;
}

/** Of a letter that is given back as a part: its own header is that part's body. */
function messageIdOf({ body }: Entity): string | null {
  const { fields } = splitHeader(body.trimStart());
  return /^<([^<>\s]+)>$/.exec(fields.get("message-id") ?? "")?.[1] ?? null;
}

/** Whether an address takes no letters, rather than not now. RFC 3463 section 2. */
export function isForGood(status: string): boolean {
  return status.startsWith("5.");
}

const LETTER_ID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@(.+)$/;

/**
 * The letter of ours that a Message-ID names.
 *
 * @param host of this portal.
 * @returns its id; null where it is another's.
 */
export function letterIdOf(messageId: string | null, host: string): string | null {
  const [, id, at] = LETTER_ID.exec(messageId ?? "") ?? [];
  return id && at === host ? id : null;
}
