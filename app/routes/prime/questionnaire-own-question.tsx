import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { changeOwnQuestionnaire } from "#app/commands/questionnaire/change-own-questionnaire.server.ts";
import { questionsOf } from "#app/domain/questionnaire/compare-versions.ts";
import { listConditionChoices, withQuestion } from "#app/domain/questionnaire/compose.ts";
import { QuestionForm, questionOf } from "#app/domain/questionnaire/compose-form.ts";
import type { OwnQuestionnaire } from "#app/domain/questionnaire/source.ts";
import { paths } from "#app/paths.ts";
import { getOwnQuestionnaire } from "#app/queries/questionnaire/source.server.ts";
import { OwnQuestionPage } from "#app/ui/questionnaire/own-question-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import type { Member } from "#app/web/require-access.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.question?.label ?? "Add a question"}: ${data?.title ?? "questionnaire"} - Flowdown`,
  },
];

/** The address of a question that is not there yet. */
const NEW = "new";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const { own, question } = await requireQuestion(actor, params);
  const { draft } = own;
  const asked = new URL(request.url).searchParams.get("part");
  const section = question
    ? draft.sections.find(({ questions }) => questions.includes(question))
    : draft.sections.find(({ id }) => id === asked);
  return {
    organizationId: actor.organizationId,
    ownId: own.id,
    title: draft.title,
    question,
    draftVersion: own.draftVersion,
    section: orNotFound(section).id,
    conditions: listConditionChoices(
      draft,
      question ? { question: question.id } : { section: orNotFound(section).id },
    ),
  };
}

async function requireQuestion(actor: Member, params: Params) {
  const id = requireId(params, "ownQuestionnaireId");
  const own: OwnQuestionnaire = orNotFound(
    await reading(actor, (scope) => getOwnQuestionnaire(scope, id)),
  );
  if (params.ownQuestion === NEW) return { own, question: null };
  const found = questionsOf(own.draft).find((one) => one.id === params.ownQuestion);
  return { own, question: orNotFound(found) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const { own, question } = await requireQuestion(actor, params);
  const form = await readForm(request, QuestionForm);
  if (!form.ok) return form.reply;
  const { draftVersion, section } = form.value;
  const outcome = await changeOwnQuestionnaire(actor, own.id, draftVersion, (draft) =>
    withQuestion(draft, section, questionOf(form.value, question, questionsOf(draft))),
  );
  const page = paths.prime.ownQuestionnaire(actor.organizationId, own.id);
  if (outcome.ok) return redirect(`${page}?done=saved`, 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({
    "": [
      "Somebody changed the questionnaire since you opened this page. Yours is not saved yet: save again.",
    ],
  });
}

export default function QuestionnaireOwnQuestion() {
  return (
    <OwnQuestionPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
