import type { LoaderFunctionArgs } from "@remix-run/node";
import { additionForm, isAddedKind } from "#app/domain/letter/addition.ts";
import { previewAddition } from "#app/queries/letter/preview.server.ts";
import { letterDocument } from "#app/web/letter-document.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readQuery } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A letter of an example with the words that somebody tries, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const query = new URL(request.url).searchParams;
  const kind = query.get("kind");
  if (!isAddedKind(kind)) throw notFound();
  const read = readQuery(
    new URLSearchParams({ text: query.get("text") ?? "" }),
    additionForm(kind),
  );
  if (!read.ok) throw notFound();
  return letterDocument((await previewAddition(actor, kind, read.value.text)).html);
}
