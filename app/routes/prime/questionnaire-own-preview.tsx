import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { getOwnQuestionnaire } from "#app/queries/questionnaire/source.server.ts";
import { PreviewPage } from "#app/ui/questionnaire/preview-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Preview of ${data?.content.title ?? "a questionnaire"} - Flowdown` },
];

/** What is in work, as a supplier would see it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "questionnaire:send");
  const id = requireId(params, "ownQuestionnaireId");
  const own = orNotFound(await reading(actor, (scope) => getOwnQuestionnaire(scope, id)));
  const { organizationId } = actor;
  return {
    organizationId,
    content: own.draft,
    kicker: "Preview of what is in work",
    action: { label: "Go on editing", href: paths.prime.ownQuestionnaire(organizationId, id) },
    copyHref: null,
  };
}

export default function QuestionnaireOwnPreview() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />;
}
