import type { LoaderFunctionArgs } from "@remix-run/node";
import { getMailboxLetter } from "#app/queries/letter/mailbox.server.ts";
import { isDemo } from "#app/web/demo.server.ts";
import { letterDocument } from "#app/web/letter-document.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";

/** A letter by itself. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (!isDemo()) throw notFound();
  const { html } = orNotFound(await getMailboxLetter(requireId(params, "letterId")));
  return letterDocument(html);
}
