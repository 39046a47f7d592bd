import type { LoaderFunctionArgs } from "@remix-run/node";
import { getPlanSheet } from "#app/queries/remediation/plan-export.server.ts";
import { download } from "#app/web/download.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The plan as a spreadsheet, which can be taken in again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { bytes, fileName } = await getPlanSheet(await requirePlan(actor, params), actor);
  return download(bytes, { fileName, mediaType: MEDIA_TYPE });
}
