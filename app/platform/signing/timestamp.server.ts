import { createHash, randomBytes, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { contentOf, DER, partsOf, readDer } from "#app/domain/record/timestamp/der.ts";
import { checkToken, type Timestamp } from "#app/domain/record/timestamp/token.ts";
import type { TimestampAuthority } from "#app/platform/env.server.ts";
import { der, integer, oid, sequence, TAG } from "./der.server.ts";

const SHA256 = "2.16.840.1.101.3.4.2.1";
const PATIENCE_MS = 30_000;
const MOST_BYTES = 100_000;
const LONGEST_CHAIN = 8;

/**
 * Have an authority say that bytes are there now.
 *
 * @returns the token in DER, checked: about these bytes, for this question, by an authority whose
 *   certificate leads to one of those configured.
 * @throws Error with one sentence when there is none.
 */
export async function stamp(
  { url, caFile }: TimestampAuthority,
  bytes: Uint8Array,
): Promise<Buffer> {
  const nonce = randomBytes(16);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const reply = await ask(url, writeQuery(bytes, nonce));
  const token = readReply(reply);
  const timestamp = await checkToken(token, bytes);
  if (timestamp.nonce !== nonce.toString("hex"))
    throw new Error("The time stamp answers another question.");
  requireTrusted(timestamp, await readCertificates(caFile));
  return Buffer.from(token);
}

/** @see RFC 3161, 2.4.1: with a nonce, and with the certificate in the answer */
function writeQuery(bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const hash = createHash("sha256").update(bytes).digest();
  const imprint = sequence(sequence(oid(SHA256), der(TAG.null)), der(TAG.octets, hash));
  return sequence(
    integer(1),
    imprint,
    der(TAG.integer, nonce),
    der(TAG.boolean, Uint8Array.of(0xff)),
  );
}

async function ask(url: string, query: Buffer): Promise<Uint8Array> {
  const reply = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/timestamp-query" },
    body: Uint8Array.from(query),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`The time-stamp authority does not answer: ${reasonOf(error)}`);
  });
  const body = new Uint8Array(await reply.arrayBuffer());
  if (!reply.ok || body.length > MOST_BYTES)
    throw new Error(`The time-stamp authority answered ${reply.status}.`);
  return body;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** The token of an answer that grants one. @see RFC 3161, 2.4.2 */
function readReply(reply: Uint8Array): Uint8Array {
  const [info, token] = readOrRefuse(() => partsOf(readDer(reply), DER.sequence));
  const [status] = readOrRefuse(() => partsOf(info, DER.sequence));
  const granted = readOrRefuse(() => contentOf(status, DER.integer))[0] ?? 2;
  if (granted > 1 || !token)
    throw new Error(`The time-stamp authority refused, with status ${granted}.`);
  return token.raw;
}

function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new Error("The time-stamp authority gave no answer in the form of RFC 3161.");
  }
}

/** Certificates of a file in PEM. @throws Error with one sentence when there are none. */
export async function readCertificates(path: string): Promise<X509Certificate[]> {
  const text = await readFile(path, "utf8");
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new Error(`${path} holds no certificate.`);
  return found.map((pem) => new X509Certificate(pem));
}

/**
 * The certificate of a time stamp leads to a trusted one, and all between were valid when it was
 * signed.
 *
 * @throws Error with one sentence otherwise.
 */
export function requireTrusted(
  { signer, certificates, at }: Timestamp,
  trusted: readonly X509Certificate[],
): void {
  const others = certificates.map(({ raw }) => new X509Certificate(raw));
  let current = new X509Certificate(signer.raw);
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const here = current;
    if (trusted.some(({ raw }) => raw.equals(here.raw))) return;
    const issued = (issuer: X509Certificate) =>
      issuer.ca &&
      here.checkIssued(issuer) &&
      here.verify(issuer.publicKey) &&
      isValidAt(issuer, at);
    if (trusted.some(issued)) return;
    const next = others.find((other) => !other.raw.equals(here.raw) && issued(other));
    if (!next) break;
    current = next;
  }
  throw new Error(
    `The time stamp is by ${signer.subject}, whose certificate leads to none that is trusted.`,
  );
}

function isValidAt({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return new Date(validFrom) <= at && at <= new Date(validTo);
}
