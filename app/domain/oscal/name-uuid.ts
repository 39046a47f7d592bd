import { fromHex, toHex } from "#app/domain/log/hex.ts";
import { sha1 } from "./sha1.ts";

/** Names what Flowdown writes in OSCAL; never changes, or the same thing would get another name. */
const NAMESPACE = "b8a1f0c4-3d52-4e0b-9f67-2c41d5e6a370";

/**
 * The UUID that a name has in a namespace: the same name, the same UUID, on any computer.
 *
 * @see RFC 9562, 5.5
 */
export function nameUuid(namespace: string, name: string): string {
  const bytes = sha1(
    Uint8Array.of(...fromHex(namespace.replaceAll("-", "")), ...new TextEncoder().encode(name)),
  ).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The UUID of a thing in OSCAL, by what kind of thing it is and the ids that tell it from others. */
export function uuidOf(kind: string, ...ids: string[]): string {
  return nameUuid(NAMESPACE, [kind, ...ids].join("\n"));
}
