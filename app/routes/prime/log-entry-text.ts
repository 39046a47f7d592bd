import type { LoaderFunctionArgs } from "@remix-run/node";
import { entryFileName } from "#app/domain/log/check-by-hand.ts";
import { getLogEntry } from "#app/queries/log/log.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireCount } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The text of an entry, byte for byte as it was hashed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const seq = requireCount(params, "seq");
  const { text } = orNotFound(await reading(actor, (scope) => getLogEntry(scope, seq)));
  return download(Buffer.from(text), {
    fileName: entryFileName(seq),
    mediaType: "text/plain; charset=utf-8",
  });
}
