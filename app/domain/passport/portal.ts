import { readVerifierKey } from "#app/domain/log/checkpoint.ts";

const PREFIX = "flowdown-portal/";

/** The name of a portal's key: it says where the portal is. @see C2SP signed-note */
export function portalKeyName(address: string): string {
  return PREFIX + new URL(address).host;
}

/** Where the portal of a key is, as the key's name says; null when it is no portal's key. */
export function portalHostOf(verifierKey: string): string | null {
  const { keyName } = readVerifierKey(verifierKey) ?? { keyName: "" };
  return keyName.startsWith(PREFIX) ? keyName.slice(PREFIX.length) : null;
}

/** How a portal stands to the one that takes a passport in. */
export const PORTAL_STANDINGS = ["own", "known", "unknown"] as const;
export type PortalStanding = (typeof PORTAL_STANDINGS)[number];

/**
 * Whether the key that signed a passport is this portal's, one that whoever runs this portal has
 * compared and named, or neither.
 */
export function standPortal(
  verifierKey: string,
  keys: { own: readonly string[]; known: readonly string[] },
): PortalStanding {
  if (keys.own.includes(verifierKey)) return "own";
  return keys.known.includes(verifierKey) ? "known" : "unknown";
}

/** What the signature on a passport shows, and what it does not. */
export const STANDING_SENTENCES: Record<PortalStanding, string> = {
  own: "It was signed with a key of this very portal. So it was made here, and nothing in it was changed since. It does not show that what you stated is still true: you check that now.",
  known:
    "Whoever runs this portal has compared that portal's key and named it as known. So it was made there, and nothing in it was changed since. It does not show that what was stated is true: you check that now.",
  unknown:
    "This portal does not know that key. The signature shows that nothing was changed since the holder of the key made the package; it does not show who that is, nor that what was stated is true. Nothing is taken for granted because of it: it only fills in your answer, which your official signs anew.",
};
