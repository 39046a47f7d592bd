import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { questionsOf } from "#app/domain/questionnaire/compare-versions.ts";
import { listOwnQuestionnaires, listSources } from "#app/queries/questionnaire/source.server.ts";
import { LibraryPage } from "#app/ui/questionnaire/library-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Questionnaires - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const [sources, own] = await reading(actor, (scope) =>
    Promise.all([listSources(scope), listOwnQuestionnaires(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    mayWrite: mayDo(actor.roles, "questionnaire:send"),
    questionnaires: sources.map(({ questionnaire, version, content, isOwn }) => ({
      key: questionnaire,
      version,
      isOwn,
      title: content.title,
      purpose: content.purpose,
      minutes: content.minutes,
      asksSignature: content.asksSignature,
      questions: questionsOf(content).length,
    })),
    drafts: own.map(({ id, draft, changedAt, changedByName, published }) => ({
      id,
      title: draft.title,
      changedAt,
      changedByName,
      version: published?.version ?? null,
    })),
  };
}

export default function QuestionnaireList() {
  return <LibraryPage {...useLoaderData<typeof loader>()} />;
}
