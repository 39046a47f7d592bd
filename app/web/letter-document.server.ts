/** A letter as a mail reader would show it: a document of its own, which runs nothing. */
export function letterDocument(html: string): Response {
  // A tab opened from a sandboxed frame would be sandboxed too, and its forms would be refused.
  const page = html.replaceAll('target="_blank"', 'target="_top"');
  return new Response(page, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
      "X-Frame-Options": "SAMEORIGIN",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
    },
  });
}
