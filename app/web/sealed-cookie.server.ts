import { openText, type SecretPurpose, sealText } from "#app/platform/secret.server.ts";
import { readOwnCookie, writeOwnCookie } from "./own-cookie.server.ts";

const SECONDS = 15 * 60;

/** What one page hands to the next for a person, encrypted: unreadable in the browser that holds it. */
type Sealed = { personId: string; until: number; value: string };

/** The `Set-Cookie` value that keeps `value` for this person for 15 minutes. */
export function sealCookie(purpose: SecretPurpose, personId: string, value: string): string {
  const sealed: Sealed = { personId, until: Date.now() + SECONDS * 1000, value };
  return writeOwnCookie(purpose, sealText(purpose, JSON.stringify(sealed)), SECONDS);
}

/** The `Set-Cookie` value that forgets it. */
export function clearSealedCookie(purpose: SecretPurpose): string {
  return writeOwnCookie(purpose, "", 0);
}

/** What was kept; null when it is not there, too old, somebody else's or was tampered with. */
export function readSealedCookie(
  request: Request,
  purpose: SecretPurpose,
  personId: string,
): string | null {
  const found = readOwnCookie(request, purpose);
  if (!found) return null;
  try {
    const sealed: Sealed = JSON.parse(openText(purpose, found));
    return sealed.personId === personId && sealed.until > Date.now() ? sealed.value : null;
  } catch {
    return null;
  }
}
