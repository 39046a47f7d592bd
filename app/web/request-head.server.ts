import type { IncomingHttpHeaders } from "node:http";
import { env } from "#app/platform/env.server.ts";
import { FORM_LIMITS, uploadLimitsAt } from "./body-limits.server.ts";
import { FORM_TYPE, mediaTypeOf } from "./form-body.server.ts";
import { PARTS_TYPE } from "./form-parts.server.ts";
import { isOwnOrigin } from "./require-same-origin.server.ts";

/** What a request says before its body. */
export type RequestHead = { method?: string; url?: string; headers: IncomingHttpHeaders };

/** The methods that pages and files of ours take. */
export const METHODS = ["GET", "HEAD", "POST"];

const LONGEST_ADDRESS = 8_000;
/** A name or an address with an optional port, as `Host` and `X-Forwarded-Host` carry it. */
const HOST = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::(\d{1,5}))?$/i;
const HIGHEST_PORT = 65_535;

/** Why a request cannot be answered, whatever stands in its body; null when it can. */
export function refuseHead({ method = "", url = "", headers }: RequestHead) {
  if (!METHODS.includes(method)) return 405;
  if (!isAddress(url) || !isHost(headers.host)) return 400;
  const forwarded = [headers["x-forwarded-host"] ?? []].flat().join(",");
  if (forwarded !== "" && !forwarded.split(",").every(isHost)) return 400;
  const [path = "", search = ""] = url.split("?", 2);
  // Remix's list of routes, piece by piece: no page asks for it, and the answers may be costly.
  if (path.startsWith("/__manifest")) return 404;
  if (new URLSearchParams(search).has("_data")) return 400;
  return method === "POST" ? refusePost(url, headers) : null;
}

/** What a post is: a form to be read, an upload that goes on as a stream, or a press of a button. */
export type PostKind = "form" | "upload" | "bare";

export function kindOfPost({ headers }: RequestHead): PostKind {
  const type = mediaTypeOf(headers["content-type"]);
  if (type === FORM_TYPE) return "form";
  return type === PARTS_TYPE ? "upload" : "bare";
}

function refusePost(url: string, headers: IncomingHttpHeaders) {
  const { origin } = headers;
  if (!isOwnOrigin({ origin, site: [headers["sec-fetch-site"]].flat()[0] })) return 400;
  if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") return 415;
  const length = Number(headers["content-length"] ?? 0);
  const kind = kindOfPost({ headers });
  if (kind === "bare")
    return length === 0 && headers["transfer-encoding"] === undefined ? null : 415;
  const limits = kind === "form" ? FORM_LIMITS : uploadLimitsAt(url.split("?", 1)[0] ?? "");
  if (!limits) return 415;
  return length > limits.bytes ? 413 : null;
}

/** A path and query that decode to text without NUL, from this server's root on. */
function isAddress(url: string): boolean {
  if (!url.startsWith("/") || url.length > LONGEST_ADDRESS || url.includes("%00")) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return URL.canParse(new URL(env().appUrl).origin + url);
  } catch {
    return false;
  }
}

function isHost(host: string | undefined): boolean {
  const [found, port] = HOST.exec((host ?? "").trim()) ?? [];
  return found !== undefined && Number(port ?? 0) <= HIGHEST_PORT;
}
