import { sha256 } from "./bytes.ts";

/** A verifier key, "Keys" of the document. */
export type Key = { name: string; hash: Buffer; bytes: Uint8Array };

const ED25519 = 1;

/** Read a line `NAME+HASH+KEY`; null when it is none. */
export function readKey(line: string): Key | null {
  const [, name = "", hash = "", encoded = ""] =
    /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  const key = Buffer.from(encoded, "base64");
  if (!/^flowdown\/[0-9a-f-]{36}$/.test(name)) return null;
  if (key.length !== 33 || key[0] !== ED25519 || key.toString("base64") !== encoded) return null;
  const expected = sha256(Buffer.from(`${name}\n`), key).subarray(0, 4);
  return expected.toString("hex") === hash
    ? { name, hash: expected, bytes: key.subarray(1) }
    : null;
}
