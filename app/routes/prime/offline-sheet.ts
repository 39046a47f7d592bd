import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOfflineRequest } from "#app/queries/offline/brought.server.ts";
import { getOutgoingSheet } from "#app/queries/offline/sheet.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** A request as a spreadsheet to be sent to a supplier by email. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const which = {
    supplierId: requireId(params, "supplierId"),
    requestId: requireId(params, "requestId"),
  };
  const asked = orNotFound(await reading(actor, (scope) => getOfflineRequest(scope, which)));
  const returnTo = `${actor.personName}, ${actor.organizationName}`;
  return download(await getOutgoingSheet(asked, { at: actor.at, returnTo }), {
    fileName: `Request ${asked.subcontractNumber}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}
