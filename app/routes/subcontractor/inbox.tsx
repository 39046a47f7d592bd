import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findFit } from "#app/domain/submission/fit.ts";
import { paths } from "#app/paths.ts";
import { listQuestionnaireFiles } from "#app/queries/questionnaire/asked-request.server.ts";
import { listRequests } from "#app/queries/request/request.server.ts";
import { InboxPage } from "#app/ui/request/inbox-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Requests - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const after = search.after ? requireId(search, "after") : undefined;
  const [{ files, next }, questionnaires] = await reading(actor, (scope) =>
    Promise.all([listRequests(scope, after), after ? [] : listQuestionnaireFiles(scope)]),
  );
  const inbox = paths.subcontractor.inbox(actor.organizationId);
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    on: actor.on,
    requests: files.map(({ request: asked, preparation, returned }) => ({
      ...asked,
      state: preparation.state,
      done: preparation.done,
      isReadyToSign: preparation.isReadyToSign,
      sections: preparation.steps.length,
      fit: findFit(asked, preparation.answers, asked.latestOn),
      reasons: returned.map(({ reason }) => reason),
    })),
    questionnaires: questionnaires.map(({ request: sent, state, problems }) => ({
      id: sent.id,
      primeName: sent.primeName,
      dueOn: sent.dueOn,
      state,
      title: sent.content.title,
      purpose: sent.content.purpose,
      open: problems.length,
    })),
    previousHref: after ? inbox : undefined,
    nextHref: next ? `${inbox}?after=${next}` : undefined,
  };
}

export default function Inbox() {
  return <InboxPage {...useLoaderData<typeof loader>()} />;
}
