import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { paths } from "#app/paths.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** Ask a supplier for it no longer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const requestId = requireId(params, "questionnaireRequestId");
  await readButton(request);
  const outcome = await withdrawQuestionnaire(actor, requestId);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  return redirect(paths.prime.sentQuestionnaire(actor.organizationId, requestId), 303);
}
