/** The answer to what does not exist, or must not be known to exist. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/** The answer to a member whose role lacks the permission. */
export function forbidden(): Response {
  return new Response(null, { status: 403, statusText: "Forbidden" });
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
