import { env } from "#app/platform/env.server.ts";
import { refusal } from "./problem.server.ts";

/** Where a browser says that a post comes from; absent what it does not say. */
export type PostOrigin = { origin: string | null | undefined; site: string | null | undefined };

/**
 * Whether a post comes from our own pages. Browsers say so in `Sec-Fetch-Site`, older ones in
 * `Origin`. With the session cookie's `SameSite=Lax` this is the protection against CSRF.
 */
export function isOwnOrigin({ origin, site }: PostOrigin): boolean {
  return site ? site === "same-origin" : origin === new URL(env().appUrl).origin;
}

/**
 * Refuse a post that another site made the browser send.
 *
 * @throws 400 unless the browser says that the post comes from our own pages.
 */
export function requireSameOrigin(request: Request): void {
  const { headers } = request;
  if (isOwnOrigin({ origin: headers.get("Origin"), site: headers.get("Sec-Fetch-Site") })) return;
  throw refusal(400);
}
