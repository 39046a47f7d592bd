import { toHex } from "#app/domain/kernel/hex.ts";

/** SHA-256 by WebCrypto, which browsers and Node both have. */
export async function digest(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.slice()));
}

/** SHA-256 in hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return toHex(await digest(bytes));
}

/** Whether a key made an Ed25519 signature over `message`. Never throws. */
export async function isSignedBy(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey(
      "raw",
      publicKey.slice(),
      { name: "Ed25519" },
      false,
      ["verify"],
    );
    return await crypto.subtle.verify({ name: "Ed25519" }, key, signature.slice(), message.slice());
  } catch {
    return false;
  }
}

/** A compact JWS taken apart; null when it is none. Nothing is verified here. @see RFC 7515, 7.1 */
export function readJws(text: string): {
  alg: unknown;
  kid: unknown;
  crit: unknown;
  payload: string;
  signed: Uint8Array;
  signature: Uint8Array;
} | null {
  const [header, payload, signature, ...rest] = text.split(".");
  if (!header || !payload || !signature || rest.length > 0) return null;
  if (![header, payload, signature].every(isBase64Url)) return null;
  try {
    const { alg, kid, crit } = JSON.parse(new TextDecoder().decode(fromBase64Url(header)));
    return {
      alg,
      kid,
      crit,
      payload: new TextDecoder("utf-8", { fatal: true }).decode(fromBase64Url(payload)),
      signed: new TextEncoder().encode(`${header}.${payload}`),
      signature: fromBase64Url(signature),
    };
  } catch {
    return null;
  }
}

/** Whether text is what RFC 7515 writes: its last character carries no bits that nobody reads. */
function isBase64Url(text: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return false;
  const bytes = fromBase64Url(text);
  const written = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return written.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === text;
}

function fromBase64Url(text: string): Uint8Array {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(plain), (char) => char.charCodeAt(0));
}
