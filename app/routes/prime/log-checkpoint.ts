import type { LoaderFunctionArgs } from "@remix-run/node";
import { LOG_FILES } from "#app/domain/log/verify/log-archive.ts";
import { getCosignedNote } from "#app/queries/log/checkpoint.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireCount } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** A signed root of the log, as the note that was signed, by us and by witnesses. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const size = requireCount(params, "size");
  const note = orNotFound(await reading(actor, (scope) => getCosignedNote(scope, size)));
  return download(Buffer.from(note), {
    fileName: LOG_FILES.checkpoint,
    mediaType: "text/plain; charset=utf-8",
  });
}
