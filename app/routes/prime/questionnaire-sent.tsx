import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { findReturnDueProblem, suggestReturnDue } from "#app/domain/questionnaire/return-due.ts";
import {
  answerReviewsOf,
  findReviewProblems,
  responseReviewForm,
} from "#app/domain/questionnaire/review-form.ts";
import { paths } from "#app/paths.ts";
import { getReviewFile } from "#app/queries/questionnaire/review-file.server.ts";
import { ReviewPage } from "#app/ui/questionnaire/review-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${data.request.content.title}: ${data.supplierName} - Flowdown`
      : "Questionnaire - Flowdown",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const requestId = requireId(params, "questionnaireRequestId");
  const file = orNotFound(await reading(actor, (scope) => getReviewFile(scope, requestId)));
  return {
    organizationId: actor.organizationId,
    on: actor.on,
    ...file,
    returnDueOn: suggestReturnDue(file, actor.on),
    mayReview: mayDo(actor.roles, "questionnaire:review"),
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:review");
  const requestId = requireId(params, "questionnaireRequestId");
  const file = orNotFound(await reading(actor, (scope) => getReviewFile(scope, requestId)));
  const questions = listOpenQuestions(file.sections);
  const form = await readForm(request, responseReviewForm(questions));
  if (!form.ok) return form.reply;
  const { intent, responseId, message, dueOn = null } = form.value;
  const outcome = intent === "save" ? null : intent;
  const reviews = answerReviewsOf(questions, form.value);
  const problems = findReviewProblems(reviews, outcome);
  const dueProblem = outcome === "returned" && findReturnDueProblem(dueOn, file, actor.on);
  if (dueProblem) problems.dueOn = [dueProblem];
  if (Object.keys(problems).length > 0) return form.refuse(problems);
  const reviewed = await reviewResponse(actor, requestId, {
    responseId,
    reviews,
    outcome,
    message,
    dueOn,
  });
  const page = paths.prime.sentQuestionnaire(actor.organizationId, requestId);
  if (reviewed.ok) return redirect(outcome ? page : `${page}?saved`, 303);
  const { reason } = reviewed;
  if (reason === "not-found") throw notFound();
  return form.refuse({ "": [REFUSALS[reason]] });
}

const REFUSALS = {
  decided: "Somebody ended this review already. Open the page again to see how.",
  overdue: "The day by which you ask for the answers again has passed. Choose a later one.",
  changed: "The supplier handed in new answers meanwhile. Open the page again to read them.",
};

export default function QuestionnaireSent() {
  return (
    <ReviewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
