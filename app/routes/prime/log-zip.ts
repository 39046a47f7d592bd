import type { LoaderFunctionArgs } from "@remix-run/node";
import { openLogZip } from "#app/commands/log/open-log-zip.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** The whole log for an auditor: every entry, the signed root, the checkpoints before and the keys. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const { stream, fileName } = orNotFound(await openLogZip(actor));
  return downloadStream(stream, { fileName, mediaType: "application/zip" });
}
