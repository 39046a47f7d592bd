import type { LoaderFunctionArgs } from "@remix-run/node";
import { openAnswerFile } from "#app/commands/questionnaire/open-answer-file.server.ts";
import { paths } from "#app/paths.ts";
import { DisposedFilePage } from "#app/ui/retention/gone-page.tsx";
import stylesheet from "#app/ui/styles/index.css?url";
import { download } from "#app/web/download.server.ts";
import { gone } from "#app/web/gone.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A file that a supplier handed in as the answer to a question, as a download. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const which = {
    requestId: requireId(params, "questionnaireRequestId"),
    evidenceId: requireId(params, "evidenceId"),
  };
  const opened = orNotFound(await openAnswerFile(actor, which));
  if ("bytes" in opened) return download(opened.bytes, opened);
  const homeHref = paths.prime.sentQuestionnaire(actor.organizationId, which.requestId);
  return gone(
    <DisposedFilePage {...opened} homeHref={homeHref} stylesheet={stylesheet} />,
    context,
  );
}
