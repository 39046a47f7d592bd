import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeAnswerExport } from "#app/domain/questionnaire/export-answers.ts";
import { readSentAddress } from "#app/domain/questionnaire/sent-address.ts";
import { listSentAnswers } from "#app/queries/questionnaire/sent-list.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The answers of the filtered list as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { page: _, ...filter } = readSentAddress(new URL(request.url).searchParams);
  const responses = await reading(actor, (scope) => listSentAnswers(scope, filter));
  return download(Buffer.from(writeAnswerExport(responses)), {
    fileName: `questionnaire-answers-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
