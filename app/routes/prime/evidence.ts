import type { LoaderFunctionArgs } from "@remix-run/node";
import { openEvidence } from "#app/commands/review/open-evidence.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A file that stands beside a fact shared with the prime, as a download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { bytes, ...file } = orNotFound(await openEvidence(actor, requireId(params, "evidenceId")));
  return download(bytes, file);
}
