import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/**
 * SHA-256 of the canonical JSON (RFC 8785) of a value, hexadecimal: the same for whoever computes it
 * from the same content, in whatever order its names stand.
 */
export function hashContent(content: object): string {
  const json = canonicalize(JSON.parse(JSON.stringify(content))) ?? "";
  return createHash("sha256").update(json).digest("hex");
}
