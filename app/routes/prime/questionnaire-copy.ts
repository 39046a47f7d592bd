import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { copyQuestionnaire } from "#app/commands/questionnaire/copy-questionnaire.server.ts";
import { paths } from "#app/paths.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** Begin a questionnaire of one's own from another. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  await readButton(request);
  const outcome = await copyQuestionnaire(actor, params.questionnaireKey ?? "");
  if (!outcome.ok) throw notFound();
  return redirect(paths.prime.ownQuestionnaire(actor.organizationId, outcome.questionnaireId), 303);
}
