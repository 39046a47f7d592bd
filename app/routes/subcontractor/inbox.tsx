import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { seesAssignedOnly } from "#app/domain/person/roles.ts";
import { findFit } from "#app/domain/submission/fit.ts";
import { paths } from "#app/paths.ts";
import { listOpenAssignments } from "#app/queries/assignment/assignment.server.ts";
import { listUntold } from "#app/queries/lower-tier/told.server.ts";
import { listQuestionnaireFiles } from "#app/queries/questionnaire/asked-request.server.ts";
import { listRequests } from "#app/queries/request/request.server.ts";
import { InboxPage } from "#app/ui/request/inbox-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Requests - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  if (seesAssignedOnly(actor.role))
    throw redirect(paths.subcontractor.assignments(actor.organizationId));
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const after = search.after ? requireId(search, "after") : undefined;
  const [{ files, next }, questionnaires, assigned, untold] = await reading(actor, (scope) =>
    Promise.all([
      listRequests(scope, after),
      after ? [] : listQuestionnaireFiles(scope),
      listOpenAssignments(scope),
      after ? [] : listUntold(scope),
    ]),
  );
  const inbox = paths.subcontractor.inbox(actor.organizationId);
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    assigned: {
      own: assigned.filter(
        ({ assigneeId, state }) => assigneeId === actor.personId && state === "open",
      ).length,
      all: assigned.length,
    },
    untold: untold.map(({ subcontractId, primeName, number }) => ({
      subcontractId,
      primeName,
      number,
    })),
    requests: files.map(({ request: asked, preparation, returned }) => ({
      ...asked,
      state: preparation.state,
      done: preparation.done,
      isReadyToSign: preparation.isReadyToSign,
      sections: preparation.steps.length,
      fit: findFit(asked, preparation.answers, asked.latestOn),
      reasons: returned.map(({ reason }) => reason),
    })),
    questionnaires: questionnaires.map(
      ({ request: sent, answerDueOn, clock, state, problems }) => ({
        id: sent.id,
        primeName: sent.primeName,
        dueOn: answerDueOn,
        clock,
        state,
        title: sent.content.title,
        purpose: sent.content.purpose,
        open: problems.length,
      }),
    ),
    firstHref: after ? inbox : undefined,
    nextHref: next ? `${inbox}?after=${next}` : undefined,
  };
}

export default function Inbox() {
  return <InboxPage {...useLoaderData<typeof loader>()} />;
}
