import { env } from "./env.server.ts";

/**
 * The full name of a cookie. Over https the prefix makes browsers refuse one that a neighbouring
 * host or http set; such a cookie is `Secure` and its path is `/`.
 */
export function cookieName(name: string): string {
  return isSecure() ? `__Host-flowdown_${name}` : `flowdown_${name}`;
}

/** Whether cookies may travel over https alone: always, but on this machine itself. */
export function isSecure(): boolean {
  return env().appUrl.startsWith("https:");
}
