import type { LoaderFunctionArgs } from "@remix-run/node";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { bytes, ...file } = orNotFound(
    await openRecord(actor, requireId(params, "recordId"), "json"),
  );
  return download(bytes, file);
}
