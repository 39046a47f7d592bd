import type { LoaderFunctionArgs } from "@remix-run/node";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { stream, fileName } = orNotFound(
    await openRecordZip(actor, requireId(params, "recordId")),
  );
  return downloadStream(stream, { fileName, mediaType: "application/zip" });
}
