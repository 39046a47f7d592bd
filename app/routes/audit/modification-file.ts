import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { openModificationFile } from "#app/commands/contract/open-modification-file.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

/** The document of a modification of a contract under audit, as a download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const contractId = requireId(params, "contractId");
  const modificationId = requireId(params, "modificationId");
  const opened = orNotFound(await openModificationFile(actor, { contractId, modificationId }));
  await noteView(actor, { page: "contract", contractId });
  return download(opened.bytes, opened);
}
