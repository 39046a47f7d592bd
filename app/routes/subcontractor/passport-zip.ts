import type { LoaderFunctionArgs } from "@remix-run/node";
import { openPassportZip } from "#app/commands/passport/open-passport-zip.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A passport as the package that another portal takes in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const opened = orNotFound(await openPassportZip(actor, requireId(params, "passportId")));
  return downloadStream(opened.stream, {
    fileName: opened.fileName,
    mediaType: "application/zip",
  });
}
