import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import { openOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import { RemovedFilePage } from "#app/ui/retention/gone-page.tsx";
import stylesheet from "#app/ui/styles/index.css?url";
import { download } from "#app/web/download.server.ts";
import { gone } from "#app/web/gone.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** A file of the organization's own, as it was uploaded. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const evidenceId = requireId(params, "evidenceId");
  const file = orNotFound(await reading(actor, (scope) => openOwnEvidence(scope, evidenceId)));
  if ("bytes" in file) return download(file.bytes, file);
  const homeHref = paths.subcontractor.inbox(actor.organizationId);
  return gone(
    <RemovedFilePage file={file.removed} homeHref={homeHref} stylesheet={stylesheet} />,
    context,
  );
}
