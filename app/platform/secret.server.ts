import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env.server.ts";

/** What a derived key or token is for: one purpose never opens what another made. */
export type SecretPurpose =
  | "invitation"
  | "password-reset"
  | "calendar"
  | "totp-secret"
  | "totp-enrolment"
  | "recovery-codes"
  | "access-key"
  | "form-key"
  | "form-post"
  | "form-answer"
  | "kept-form"
  | "refused-form"
  | "sent-sheet"
  | "oversight-key"
  | "oversight-certificate"
  | "portal-key"
  | "known-device"
  | "pseudonym";

/** Derived keys of the secrets in use: every page with a form asks for one. */
const keys = new Map<string, Buffer>();

function keyFrom(secret: string, purpose: SecretPurpose | "key-version"): Buffer {
  const name = `${purpose} ${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "", `flowdown:${purpose}`, 32));
  keys.set(name, key);
  return key;
}

function currentKey(purpose: SecretPurpose): Buffer {
  return keyFrom(env().appSecret, purpose);
}

/** The secret in use, then those before it, which open what was made under them. */
function secrets(): string[] {
  return [env().appSecret, ...env().previousAppSecrets];
}

const VERSION_DIGITS = 12;

/** The version of the keys that come from a secret: derived from it as they are, so it tells nothing. */
function versionOf(secret: string): string {
  return keyFrom(secret, "key-version").toString("hex").slice(0, VERSION_DIGITS);
}

/** The version under which texts are sealed now: what begins with it needs no wrapping anew. */
export function currentSealVersion(): string {
  return versionOf(env().appSecret);
}

/**
 * The token a letter carries for the row `id`: the id and its signature. Derived, so that neither
 * the row nor the letter in the queue holds anything that would let a reader of the database in.
 *
 * @param id a UUID.
 * @returns 64 characters, base64url.
 */
export function deriveToken(purpose: SecretPurpose, id: string): string {
  return tokenUnder(currentKey(purpose), id);
}

/** Every token that opens the row `id`: made under the secret in use, or under one before it. */
export function listTokens(purpose: SecretPurpose, id: string): string[] {
  return secrets().map((secret) => tokenUnder(keyFrom(secret, purpose), id));
}

function tokenUnder(key: Buffer, id: string): string {
  const idBytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([idBytes, sign(key, idBytes)]).toString("base64url");
}

/**
 * The id of the row that a token opens; null when the token was not made here for this purpose. One
 * made under a secret that was in use before still opens its row.
 */
export function readToken(purpose: SecretPurpose, token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES) return null;
  const idBytes = bytes.subarray(0, ID_BYTES);
  const signature = bytes.subarray(ID_BYTES);
  const isOurs = secrets().some((secret) =>
    timingSafeEqual(signature, sign(keyFrom(secret, purpose), idBytes)),
  );
  if (!isOurs) return null;
  return idBytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;

function sign(key: Buffer, bytes: Buffer): Buffer {
  return createHmac("sha256", key).update(bytes).digest();
}

/**
 * What stands for an address or a network where it must not be read: the same for the same text, and
 * nobody without the application's secret can try texts against it.
 *
 * @returns 64 hexadecimal digits.
 */
export function pseudonymOf(text: string): string {
  return createHmac("sha256", currentKey("pseudonym")).update(text).digest("hex");
}

/** A digest that only this installation can make: what it was made of cannot be guessed from it. */
export function keyedDigest(purpose: SecretPurpose, text: string): string {
  return sign(currentKey(purpose), Buffer.from(text)).toString("base64url");
}

/** What is stored of a token or code: its SHA-256, in hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Encrypt a short text with AES-256-GCM.
 *
 * @returns the version of the key, a dot, and nonce, tag and ciphertext in base64url.
 */
export function sealText(purpose: SecretPurpose, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", currentKey(purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
  return `${currentSealVersion()}.${sealed}`;
}

/**
 * The text that was sealed, under the secret in use or one before it.
 *
 * @throws Error when the text was not sealed for this purpose, was changed, or its secret is not known.
 */
export function openText(purpose: SecretPurpose, sealed: string): string {
  const opened = tryOpenText(purpose, sealed);
  if (opened === null) throw new Error(`what was sealed for ${purpose} does not open`);
  return opened;
}

/** As `openText`, null in place of an error: for what has another way when it does not open. */
export function tryOpenText(purpose: SecretPurpose, sealed: string): string | null {
  const dot = sealed.indexOf(".");
  const version = dot < 0 ? null : sealed.slice(0, dot);
  // What was sealed before keys had versions names none, and any secret may have made it.
  const candidates = secrets().filter((secret) => !version || versionOf(secret) === version);
  const bytes = Buffer.from(sealed.slice(dot + 1), "base64url");
  if (bytes.length < 12 + TAG_BYTES) return null;
  for (const secret of candidates) {
    const opened = decrypt(keyFrom(secret, purpose), bytes);
    if (opened !== null) return opened;
  }
  return null;
}

const TAG_BYTES = 16;

function decrypt(key: Buffer, bytes: Buffer): string | null {
  const nonce = bytes.subarray(0, 12);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(12, 12 + TAG_BYTES));
  try {
    const body = bytes.subarray(12 + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** A sealed text under the key in use; null when it stands under it already, or does not open. */
export function rewrapText(purpose: SecretPurpose, sealed: string): string | null {
  if (sealed.startsWith(`${currentSealVersion()}.`)) return null;
  const text = tryOpenText(purpose, sealed);
  return text === null ? null : sealText(purpose, text);
}
