import { randomBytes } from "node:crypto";

/** Says what it is to whoever finds one where it should not be, and to programs that look for such. */
const PREFIX = "flowdown_";
const BYTES = 32;

/** A new key for a program: 256 bits of chance, base64url, after a prefix. */
export function newAccessSecret(): string {
  return PREFIX + randomBytes(BYTES).toString("base64url");
}
