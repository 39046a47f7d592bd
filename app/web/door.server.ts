import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { env } from "#app/platform/env.server.ts";
import { type BodyLimits, FORM_LIMITS } from "./body-limits.server.ts";
import { parseForm } from "./form-body.server.ts";
import { kindOfPost, METHODS, refuseHead } from "./request-head.server.ts";
import { SECURITY_HEADERS } from "./security-headers.server.ts";

/** What the door says to a request that goes no further, to the person who may read it. */
const REFUSALS = {
  400: ["This could not be read", "Nothing was changed. Open the page again and use its form."],
  404: ["There is nothing at this address", "It may have been mistyped."],
  405: ["This could not be read", "Nothing was changed. Open the page again and use its form."],
  408: ["It took too long to arrive", "Nothing was changed. Try again."],
  413: ["This is too much for one form", "Nothing was changed. Shorten it and try again."],
  415: ["This could not be read", "Nothing was changed. Open the page again and use its form."],
} as const;
type Status = keyof typeof REFUSALS;

/** A request; once its form was read here, with the bytes. */
type Asked = IncomingMessage & { body?: unknown };

/**
 * The first that every request meets, of pages and files alike. What cannot be answered ends here,
 * cheaply and before a library makes an error of it; a form is read here, within its limits; an
 * upload goes on as a stream. Every answer carries the security headers.
 */
export async function door(
  request: Asked,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  beforeHead(response, () => {
    addSecurityHeaders(response);
    cutOff(request, response);
  });
  const isForm = request.method === "POST" && kindOfPost(request) === "form";
  const status = refuseHead(request) ?? (isForm ? await readForm(request) : null);
  if (status !== null) return refuse(response, status);
  nameOurselves(request.headers);
  next();
}

/** Read what a form sends into `request.body`. */
async function readForm(request: Asked): Promise<Status | null> {
  const body = await collect(request, FORM_LIMITS);
  if (!Buffer.isBuffer(body)) return body;
  request.body = body;
  return parseForm(body) ? null : 400;
}

/** The bytes of a request, or why they were not read to the end. */
function collect(request: Asked, limits: BodyLimits): Promise<Buffer | 400 | 408 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => finish(408), limits.milliseconds);
    const finish = (outcome: Buffer | 400 | 408 | 413) => {
      clearTimeout(timer);
      request.removeAllListeners("data");
      resolve(outcome);
    };
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.bytes) finish(413);
      else chunks.push(chunk);
    });
    request.on("end", () => finish(Buffer.concat(chunks)));
    // What comes to its end before it ended was broken off.
    request.on("close", () => finish(400));
    request.on("error", () => finish(400));
  });
}

/** Run `work` once it is known how a request is answered, before anything of the answer is sent. */
function beforeHead(response: ServerResponse, work: () => void): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    work();
    return Reflect.apply(writeHead, response, head);
  } as typeof writeHead;
}

/** What an answer has not set itself. */
function addSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!response.hasHeader(name)) response.setHeader(name, value);
}

function refuse(response: ServerResponse, status: Status): void {
  const [title, text] = REFUSALS[status];
  if (status === 405) response.setHeader("Allow", METHODS.join(", "));
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - Flowdown</title>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Go to the start page</a></p>
</main>
</html>
`);
}

/**
 * Behind here the portal has the one name of its address, whatever a proxy or a browser calls it:
 * nothing is made of what the request says, and Remix finds no difference to stumble over.
 */
function nameOurselves(headers: IncomingHttpHeaders): void {
  const { host, origin } = new URL(env().appUrl);
  headers.host = host;
  if (headers.origin !== undefined) headers.origin = origin;
  delete headers["x-forwarded-host"];
  delete headers["x-forwarded-proto"];
}

const LINGER_MS = 10_000;
const LINGER_BYTES = 20_000_000;

/**
 * End the connection of a request whose body goes on although it is being answered. It is emptied
 * for a moment, because a browser reads the answer only once it could send; and the connection stays
 * for so long even where it was asked to close after the answer, as a proxy in front of us asks.
 */
function cutOff(request: Asked, response: ServerResponse): void {
  if (request.complete) return;
  response.shouldKeepAlive = true;
  const end = () => request.socket.destroy();
  const timer = setTimeout(end, LINGER_MS);
  let size = 0;
  request.removeAllListeners("data");
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > LINGER_BYTES) end();
  });
  request.once("close", () => clearTimeout(timer));
  request.resume();
}
