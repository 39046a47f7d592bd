import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeOwnQuestionnaire } from "#app/commands/questionnaire/change-own-questionnaire.server.ts";
import { publishQuestionnaire } from "#app/commands/questionnaire/publish-questionnaire.server.ts";
import { compareVersions, questionsOf } from "#app/domain/questionnaire/compare-versions.ts";
import { findContentProblems, followUpsOnlyOf } from "#app/domain/questionnaire/compose.ts";
import { applyChange, ComposeForm } from "#app/domain/questionnaire/compose-form.ts";
import { paths } from "#app/paths.ts";
import { getOwnQuestionnaire } from "#app/queries/questionnaire/source.server.ts";
import { OwnQuestionnairePage } from "#app/ui/questionnaire/own-questionnaire-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.own.draft.title ?? "Questionnaire"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const id = requireId(params, "ownQuestionnaireId");
  const own = orNotFound(await reading(actor, (scope) => getOwnQuestionnaire(scope, id)));
  const query = new URL(request.url).searchParams;
  return {
    organizationId: actor.organizationId,
    own,
    difference: own.published && compareVersions(own.published.content, own.draft),
    problems: findContentProblems(own.draft),
    done: query.get("done"),
    loosened: questionsOf(own.draft).filter(
      ({ id, showWhen }) => !showWhen && query.getAll("asked").includes(id),
    ),
  };
}

const STALE =
  "Somebody changed it since you opened this page. It now shows how it stands: try again.";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const id = requireId(params, "ownQuestionnaireId");
  const form = await readForm(request, ComposeForm);
  if (!form.ok) return form.reply;
  const { value } = form;
  const loosened: string[] = [];
  const outcome =
    value.intent === "publish"
      ? await publishQuestionnaire(actor, id, value.draftVersion)
      : await changeOwnQuestionnaire(actor, id, value.draftVersion, (draft) => {
          if (value.intent === "remove")
            loosened.push(...followUpsOnlyOf(draft, value.question).map((one) => one.id));
          return applyChange(draft, value);
        });
  const page = paths.prime.ownQuestionnaire(actor.organizationId, id);
  if (outcome.ok) {
    const done = value.intent === "publish" ? "published" : "saved";
    const asked = loosened.map((one): [string, string] => ["asked", one]);
    return redirect(`${page}?${new URLSearchParams([["done", done], ...asked])}`, 303);
  }
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ "": outcome.reason === "problems" ? outcome.problems : [STALE] });
}

export default function QuestionnaireOwn() {
  return (
    <OwnQuestionnairePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
