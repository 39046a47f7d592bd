import { v5 } from "uuid";

/** Names what Flowdown writes in OSCAL; never changes, or the same thing would get another name. */
const NAMESPACE = "b8a1f0c4-3d52-4e0b-9f67-2c41d5e6a370";

/**
 * The UUID of a thing in OSCAL, by what kind of thing it is and the ids that tell it from others: the
 * same ids, the same UUID, on any computer.
 *
 * @see RFC 9562, 5.5
 */
export function uuidOf(kind: string, ...ids: string[]): string {
  return v5([kind, ...ids].join("\n"), NAMESPACE);
}
