import type { HeadersFunction } from "@remix-run/node";

/**
 * Headers of a page whose address may carry a token: not even our own pages are told the address. The
 * origin alone is sent, because with no referrer at all browsers post forms from an origin `null`,
 * which the protection against CSRF refuses.
 */
export const secretPageHeaders: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers({ "Referrer-Policy": "strict-origin" });
  const retryAfter = actionHeaders.get("Retry-After");
  if (retryAfter) headers.set("Retry-After", retryAfter);
  return headers;
};
