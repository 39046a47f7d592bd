import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { env } from "#app/platform/env.server.ts";
import { isOwnOrigin } from "./require-same-origin.server.ts";
import { SECURITY_HEADERS } from "./security-headers.server.ts";

/** What a request says before anything of its body is read. */
export type Asked = { method: string; url: string; headers: IncomingHttpHeaders };

const METHODS = ["GET", "HEAD", "POST"];
const LONGEST_ADDRESS = 8_000;
/** A name or an address with an optional port, as `Host` and `X-Forwarded-Host` carry it. */
const HOST = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::(\d{1,5}))?$/i;
const HIGHEST_PORT = 65_535;

/**
 * Whether a request is one that the portal can answer at all; everything else ends here, before a
 * library makes an error of it.
 *
 * @returns the status of the refusal, or null.
 */
export function refuseAtDoor({ method, url, headers }: Asked): 400 | 404 | 405 | null {
  if (!METHODS.includes(method)) return 405;
  if (!isAddress(url)) return 400;
  if (!isHost(headers.host)) return 400;
  const forwarded = headers["x-forwarded-host"];
  if (forwarded !== undefined && ![forwarded].flat().join(",").split(",").every(isHost)) return 400;
  // What a page's script would ask of Remix. No page has one, and each question may be costly.
  const [path = "", search = ""] = url.split("?", 2);
  if (path.startsWith("/__manifest")) return 404;
  if (new URLSearchParams(search).has("_data")) return 400;
  const isOwn = isOwnOrigin({
    origin: headers.origin,
    site: headers["sec-fetch-site"] as string | undefined,
  });
  return method === "POST" && !isOwn ? 400 : null;
}

/** A path and query that decode to text without NUL, from this server's root on. */
function isAddress(url: string): boolean {
  if (!url.startsWith("/") || url.length > LONGEST_ADDRESS || /%00/.test(url)) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return URL.canParse(url, env().appUrl);
  } catch {
    return false;
  }
}

function isHost(host: string | undefined): boolean {
  const [found, port] = HOST.exec((host ?? "").trim()) ?? [];
  return found !== undefined && Number(port ?? 0) <= HIGHEST_PORT;
}

const REASONS = { 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed" };

/**
 * The first that every request meets, of pages and files alike: refuses what cannot be answered, and
 * sees to it that every answer carries the security headers and that no body is read on and on.
 */
export function door(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  addSecurityHeaders(response);
  response.on("finish", () => cutOff(request));
  const { method = "", url = "", headers } = request;
  const status = refuseAtDoor({ method, url, headers });
  if (status === null) {
    nameOurselves(headers);
    next();
    return;
  }
  if (status === 405) response.setHeader("Allow", METHODS.join(", "));
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${REASONS[status]}\n`);
}

/** Before the head of an answer is written: what it has not set itself. */
function addSecurityHeaders(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      if (!response.hasHeader(name)) response.setHeader(name, value);
    return Reflect.apply(writeHead, response, head);
  } as typeof writeHead;
}

/**
 * Behind here the portal has the one name of its address, whatever a proxy or a browser calls it:
 * nothing is made of what the request says, and Remix finds no difference to stumble over.
 */
function nameOurselves(headers: IncomingHttpHeaders): void {
  const { host, origin } = new URL(env().appUrl);
  headers.host = host;
  if (headers.origin !== undefined && headers["sec-fetch-site"] === undefined)
    headers.origin = origin;
  else delete headers.origin;
  delete headers["x-forwarded-host"];
  delete headers["x-forwarded-proto"];
}

const LINGER_MS = 2_000;

/**
 * End the connection of a request whose body goes on although it was answered. It is emptied for a
 * moment, because a browser reads the answer only once it could send.
 */
function cutOff(request: IncomingMessage): void {
  if (request.complete) return;
  request.removeAllListeners("data");
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  request.once("close", () => clearTimeout(timer));
}
