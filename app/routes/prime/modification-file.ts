import type { LoaderFunctionArgs } from "@remix-run/node";
import { openModificationFile } from "#app/commands/contract/open-modification-file.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** The document of a modification, as a download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const contractId = requireId(params, "contractId");
  const modificationId = requireId(params, "modificationId");
  const opened = orNotFound(await openModificationFile(actor, { contractId, modificationId }));
  return download(opened.bytes, opened);
}
