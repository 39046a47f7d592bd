import { clearSealedCookie, readSealedCookie, sealCookie } from "./sealed-cookie.server.ts";

const PURPOSE = "access-key";

export type MadeAccessKey = { organizationId: string; name: string; secret: string };

/** The `Set-Cookie` value under which the page of a new key finds it: encrypted, for its maker alone. */
export function handOverAccessKey(personId: string, made: MadeAccessKey): string {
  return sealCookie(PURPOSE, personId, JSON.stringify(made));
}

/** A key of this organization that was just made, and not yet said to be copied; null without one. */
export function handedOverAccessKey(
  request: Request,
  { personId, organizationId }: { personId: string; organizationId: string },
): MadeAccessKey | null {
  const kept = readSealedCookie(request, PURPOSE, personId);
  const made: MadeAccessKey | null = kept ? JSON.parse(kept) : null;
  return made?.organizationId === organizationId ? made : null;
}

/** The `Set-Cookie` value that forgets it. */
export function forgetAccessKey(): string {
  return clearSealedCookie(PURPOSE);
}
