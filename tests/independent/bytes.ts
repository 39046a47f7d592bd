import { createHash, createPublicKey, verify } from "node:crypto";

/** Thrown by a check of the second verifier: which one of the document, and why. */
export class Refused extends Error {
  readonly check: string;

  constructor(check: string, why: string) {
    super(why);
    this.check = check;
  }
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** SHA-256 of some bytes, one after the other. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The canonical form of a value, RFC 8785. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  // RFC 8785, 3.2.3: by UTF-16 code units, which is how JavaScript compares text.
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(",")}}`;
}

/** Bytes as strict UTF-8 text. @throws TypeError when they are not */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The value of JSON, canonical or not. @throws Refused when it is none */
export function readJson(check: string, what: string, bytes: Uint8Array): Json {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    throw new Refused(check, `${what} is no JSON`);
  }
}

/** The value of canonical JSON. @throws Refused when it is no JSON, or not in canonical form */
export function readCanonical(check: string, what: string, bytes: Uint8Array): Json {
  try {
    const text = textOf(bytes);
    const value: Json = JSON.parse(text);
    if (canonical(value) === text) return value;
  } catch {
    // told below
  }
  throw new Refused(check, `${what} is not in canonical form`);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member that has to be an object; an empty one where it is not. */
export function objectIn(value: Json | undefined, name: string): JsonObject {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : {};
}

/** The objects of a member that is a list. */
export function objectsIn(value: Json | undefined, name: string): JsonObject[] {
  const found = isObject(value) ? value[name] : undefined;
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** A member as text; empty where it is none. */
export function textIn(value: Json | undefined, name: string): string {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === "string" ? found : "";
}

/** Whether two values are the same; what is absent is null. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}

/** An Ed25519 signature, RFC 8032, over the public key of 32 bytes. */
export function isSignedBy(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(key).toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, bytes, publicKey, signature);
}
