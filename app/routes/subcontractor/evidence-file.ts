import type { LoaderFunctionArgs } from "@remix-run/node";
import { openOwnEvidence } from "#app/queries/evidence.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** A file of the organization's own, as it was uploaded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const evidenceId = requireId(params, "evidenceId");
  const file = orNotFound(await reading(actor, (scope) => openOwnEvidence(scope, evidenceId)));
  return download(file.bytes, file);
}
