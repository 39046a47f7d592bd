import { openText, sealText } from "./secret.server.ts";

/**
 * The key of the forms of one page as it is shown once: another at every showing, and it says for
 * whom, so that a form whose session ended is given back to nobody else.
 *
 * @param personId null for a page that is shown to anybody.
 */
export function makeFormKey(personId: string | null): string {
  return sealText("form-key", personId ?? "");
}

/** Whom a page was shown to; null when the key was not made here. */
export function readFormKey(key: string): { personId: string | null } | null {
  try {
    return { personId: openText("form-key", key) || null };
  } catch {
    return null;
  }
}
