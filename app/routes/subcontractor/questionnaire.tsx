import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOnSubject } from "#app/queries/assignment/assignment.server.ts";
import { QuestionnairePage } from "#app/ui/questionnaire/questionnaire-page.tsx";
import { requireQuestionnaire, shownQuestionnaire } from "#app/web/questionnaire-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.questionnaire.title ?? "Questionnaire"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const file = await requireQuestionnaire(actor, params);
  const subject = { kind: "questionnaire" as const, id: file.request.id };
  const assignments = await reading(actor, (scope) => listOnSubject(scope, subject));
  const { sections, answers, former, problems, rounds, state } = file;
  return {
    organizationId: actor.organizationId,
    on: actor.on,
    questionnaire: shownQuestionnaire(file),
    sections,
    answers,
    former,
    problems,
    rounds,
    state,
    assignments,
  };
}

export default function Questionnaire() {
  return <QuestionnairePage {...useLoaderData<typeof loader>()} />;
}
