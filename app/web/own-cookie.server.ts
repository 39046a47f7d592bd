import { parse, serialize } from "cookie";
import { cookieName, isSecure } from "#app/platform/cookie-name.server.ts";

/** The value of a cookie of the portal's own that a browser sent; null without one, or an empty one. */
export function readOwnCookie(request: Request, name: string): string | null {
  return parse(request.headers.get("Cookie") ?? "")[cookieName(name)] || null;
}

/**
 * The `Set-Cookie` value of a cookie that no script reads and no other site's form sends along.
 *
 * @param seconds how long the browser keeps it; 0 has it forgotten.
 */
export function writeOwnCookie(name: string, value: string, seconds: number): string {
  return serialize(cookieName(name), value, {
    path: "/",
    maxAge: seconds,
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
  });
}
