import type { LoaderFunctionArgs } from "@remix-run/node";
import { getStatementCopy } from "#app/queries/submission/statement-copy.server.ts";
import { download } from "#app/web/download.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireRequest } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** What was signed last in answer to a request, as a PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { request: asked } = await requireRequest(actor, params);
  const copy = orNotFound(await reading(actor, (scope) => getStatementCopy(scope, asked)));
  return download(copy.bytes, { fileName: copy.fileName, mediaType: "application/pdf" });
}
