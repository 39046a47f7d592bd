/** The answer to what does not exist, or must not be known to exist. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/** The answer to a member whose role lacks the permission. */
export function forbidden(): Response {
  return new Response(null, { status: 403, statusText: "Forbidden" });
}

/**
 * The answer to somebody who may know what stands at an address and cannot have it now. It says why by
 * itself, because what is downloaded has no page that could.
 *
 * @param status 410 when it is over, 403 while it has not begun.
 */
export function shut(
  status: 403 | 410,
  { title, text }: { title: string; text: string },
): Response {
  return new Response(`${title}\n\n${text}\n`, {
    status,
    statusText: status === 410 ? "Gone" : "Forbidden",
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

/** @throws 404 when a query found nothing. */
export function orNotFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}

const REFUSALS = {
  400: "Bad Request",
  408: "Request Timeout",
  413: "Content Too Large",
  415: "Unsupported Media Type",
} as const;

/** The answer to a request that no page of ours makes a browser send. */
export function refusal(status: keyof typeof REFUSALS): Response {
  return new Response(null, { status, statusText: REFUSALS[status] });
}
