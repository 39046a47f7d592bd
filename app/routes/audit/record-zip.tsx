import type { LoaderFunctionArgs } from "@remix-run/node";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { paths } from "#app/paths.ts";
import { IncompleteRecordPage } from "#app/ui/retention/gone-page.tsx";
import stylesheet from "#app/ui/styles/index.css?url";
import { downloadStream } from "#app/web/download.server.ts";
import { gone } from "#app/web/gone.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const opened = orNotFound(await openRecordZip(actor, requireId(params, "recordId")));
  if ("disposals" in opened) {
    const homeHref = paths.audit.matrix(actor.grantId);
    return gone(
      <IncompleteRecordPage {...opened} homeHref={homeHref} stylesheet={stylesheet} />,
      context,
    );
  }
  const { stream, fileName } = opened;
  return downloadStream(stream, { fileName, mediaType: "application/zip" });
}
