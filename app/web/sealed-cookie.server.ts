import { env } from "#app/platform/env.server.ts";
import { openText, type SecretPurpose, sealText } from "#app/platform/secret.server.ts";

const SECONDS = 15 * 60;

/** What one page hands to the next for a person, encrypted: unreadable in the browser that holds it. */
type Sealed = { personId: string; until: number; value: string };

/** The `Set-Cookie` value that keeps `value` for this person for 15 minutes, below `path`. */
export function sealCookie(
  purpose: SecretPurpose,
  path: string,
  personId: string,
  value: string,
): string {
  const sealed: Sealed = { personId, until: Date.now() + SECONDS * 1000, value };
  return write(purpose, path, sealText(purpose, JSON.stringify(sealed)), SECONDS);
}

/** The `Set-Cookie` value that forgets it. */
export function clearSealedCookie(purpose: SecretPurpose, path: string): string {
  return write(purpose, path, "", 0);
}

/** What was kept; null when it is not there, too old, somebody else's or was tampered with. */
export function readSealedCookie(
  request: Request,
  purpose: SecretPurpose,
  personId: string,
): string | null {
  const cookies = (request.headers.get("Cookie") ?? "").split(/;\s*/);
  const found = cookies.find((cookie) => cookie.startsWith(`${nameOf(purpose)}=`));
  if (!found) return null;
  try {
    const sealed: Sealed = JSON.parse(openText(purpose, found.slice(nameOf(purpose).length + 1)));
    return sealed.personId === personId && sealed.until > Date.now() ? sealed.value : null;
  } catch {
    return null;
  }
}

function nameOf(purpose: SecretPurpose): string {
  return `flowdown_${purpose}`;
}

function write(purpose: SecretPurpose, path: string, value: string, seconds: number): string {
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  return `${nameOf(purpose)}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
