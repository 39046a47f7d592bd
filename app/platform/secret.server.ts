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
  | "totp-secret"
  | "totp-enrolment"
  | "recovery-codes"
  | "form-key"
  | "form-post"
  | "form-answer"
  | "kept-form"
  | "oversight-key"
  | "oversight-certificate";

function key(purpose: SecretPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", env().appSecret, "", `flowdown:${purpose}`, 32));
}

/**
 * The token a letter carries for the row `id`: the id and its signature. Derived, so that neither
 * the row nor the letter in the queue holds anything that would let a reader of the database in.
 *
 * @param id a UUID.
 * @returns 64 characters, base64url.
 */
export function deriveToken(purpose: SecretPurpose, id: string): string {
  const idBytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([idBytes, sign(purpose, idBytes)]).toString("base64url");
}

/** The id of the row that a token opens; null when the token was not made here for this purpose. */
export function readToken(purpose: SecretPurpose, token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES) return null;
  const idBytes = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), sign(purpose, idBytes))) return null;
  return idBytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;

function sign(purpose: SecretPurpose, bytes: Buffer): Buffer {
  return createHmac("sha256", key(purpose)).update(bytes).digest();
}

/** A digest that only this installation can make: what it was made of cannot be guessed from it. */
export function keyedDigest(purpose: SecretPurpose, text: string): string {
  return sign(purpose, Buffer.from(text)).toString("base64url");
}

/** What is stored of a token or code: its SHA-256, in hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Encrypt a short text with AES-256-GCM. */
export function sealText(purpose: SecretPurpose, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** @throws Error when the text was not sealed for this purpose or was changed. */
export function openText(purpose: SecretPurpose, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
