import type { LoaderFunctionArgs } from "@remix-run/node";
import { getPlanOscal } from "#app/queries/remediation/plan-export.server.ts";
import { download } from "#app/web/download.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** The plan as an OSCAL plan of action and milestones; 404 while nothing is on it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { bytes, fileName } = orNotFound(getPlanOscal(await requirePlan(actor, params), actor));
  return download(bytes, { fileName, mediaType: "application/json" });
}
