import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOfflineSheet } from "#app/queries/offline/sheet.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireSection } from "#app/web/request-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A request as a spreadsheet to be filled in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const file = await requireSection(actor, params, "organization");
  return download(await getOfflineSheet(file, actor.at), {
    fileName: `Request ${file.request.subcontractNumber}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}
