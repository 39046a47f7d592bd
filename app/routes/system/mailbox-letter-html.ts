import type { LoaderFunctionArgs } from "@remix-run/node";
import { getMailboxLetter } from "#app/queries/letter/mailbox.server.ts";
import { isDemo } from "#app/web/demo.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";

/** A letter as a mail reader would show it: its own document, which runs nothing. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (!isDemo()) throw notFound();
  const { html } = orNotFound(await getMailboxLetter(requireId(params, "letterId")));
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
