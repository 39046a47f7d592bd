import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeAnswerSheet } from "#app/domain/questionnaire/export-answers.ts";
import { readSentAddress } from "#app/domain/questionnaire/sent-address.ts";
import { listSentAnswers } from "#app/queries/questionnaire/sent-list.server.ts";
import { downloadSheets } from "#app/web/download-sheets.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The answers of the filtered list as XLSX. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { page: _, ...filter } = readSentAddress(new URL(request.url).searchParams);
  const responses = await reading(actor, (scope) => listSentAnswers(scope, filter));
  const fileName = `questionnaire-answers-${actor.on}.xlsx`;
  return downloadSheets([writeAnswerSheet(responses)], { fileName, at: actor.at });
}
