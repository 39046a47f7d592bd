import { readNextPath } from "#app/domain/person/next-path.ts";
import { env } from "#app/platform/env.server.ts";

/**
 * The page that somebody is on, as a path with its query: the one asked for, or the one whose form
 * was sent. A form's own address may be of no page, so that the browser's word counts.
 */
export function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const own = pathname.replace(/\.data$/, "") + search;
  if (request.method === "GET" || request.method === "HEAD") return own;
  const referrer = request.headers.get("Referer") ?? "";
  const base = `${new URL(env().appUrl).origin}/`;
  const page = referrer.startsWith(base) ? referrer.slice(base.length - 1) : "";
  return (page.length > 1 && readNextPath(page)) || own;
}
