import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { paths } from "#app/paths.ts";
import { getReviewFile } from "#app/queries/questionnaire/review-file.server.ts";
import { WithdrawalPage } from "#app/ui/questionnaire/withdrawal-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw ${data?.title ?? "a questionnaire"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const requestId = requireId(params, "questionnaireRequestId");
  const file = orNotFound(await reading(actor, (scope) => getReviewFile(scope, requestId)));
  const page = paths.prime.sentQuestionnaire(actor.organizationId, requestId);
  if (file.state === "accepted" || file.state === "withdrawn") throw redirect(page, 303);
  return {
    page,
    title: file.request.content.title,
    supplierName: file.supplierName,
    state: file.state,
    rounds: file.rounds.length,
  };
}

/** Ask a supplier for it no longer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const requestId = requireId(params, "questionnaireRequestId");
  await readButton(request);
  const outcome = await withdrawQuestionnaire(actor, requestId);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  return redirect(paths.prime.sentQuestionnaire(actor.organizationId, requestId), 303);
}

export default function QuestionnaireWithdraw() {
  return <WithdrawalPage {...useLoaderData<typeof loader>()} />;
}
