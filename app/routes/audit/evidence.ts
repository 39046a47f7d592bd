import type { LoaderFunctionArgs } from "@remix-run/node";
import { openAuditEvidence } from "#app/commands/audit/open-audit-evidence.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

/** A file that stands beside a fact of a subcontractor of the room, as a download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { bytes, ...file } = orNotFound(
    await openAuditEvidence(actor, requireId(params, "evidenceId")),
  );
  return download(bytes, file);
}
