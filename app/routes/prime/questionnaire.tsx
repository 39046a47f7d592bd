import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { PreviewPage } from "#app/ui/questionnaire/preview-page.tsx";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.content.title ?? "Questionnaire"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { questionnaireKey = "" } = params;
  const found = await reading(actor, (scope) => findSource(scope, questionnaireKey));
  const { content, version } = orNotFound(found);
  const { organizationId, roles } = actor;
  const { sendQuestionnaire, copyQuestionnaire } = paths.prime;
  const mayWrite = mayDo(roles, "questionnaire:send");
  return {
    organizationId,
    content,
    kicker: `Preview, version ${version}`,
    action: mayWrite
      ? { label: "Send it", href: sendQuestionnaire(organizationId, questionnaireKey) }
      : null,
    copyHref: mayWrite ? copyQuestionnaire(organizationId, questionnaireKey) : null,
  };
}

export default function Questionnaire() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />;
}
