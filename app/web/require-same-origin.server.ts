import { env } from "#app/platform/env.server.ts";
import { forbidden } from "./problem.server.ts";

/**
 * Refuse a post that another site made the browser send. Browsers say in `Sec-Fetch-Site` where a
 * post comes from, older ones in `Origin`. With the session cookie's `SameSite=Lax` this is the
 * protection against CSRF.
 *
 * @throws 403 unless the browser says that the post comes from our own pages.
 */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get("Origin");
  const site = request.headers.get("Sec-Fetch-Site");
  if (site ? site === "same-origin" : origin === new URL(env().appUrl).origin) return;
  throw forbidden();
}
