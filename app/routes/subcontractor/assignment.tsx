import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { finishAssignment } from "#app/commands/assignment/finish-assignment.server.ts";
import { takeBackAssignment } from "#app/commands/assignment/take-back.server.ts";
import { AssignmentForm } from "#app/domain/assignment/assign-form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listLeftOpen } from "#app/queries/assignment/left-open.server.ts";
import { AssignmentPage } from "#app/ui/assignment/assignment-page.tsx";
import { requireAssignment } from "#app/web/assignment.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.assignment.title ?? "Assignment"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const assignment = await requireAssignment(actor, params);
  return {
    organizationId: actor.organizationId,
    on: actor.on,
    assignment,
    isNotAsked: new URL(request.url).searchParams.get("asked") === "no",
    leftOpen:
      assignment.state === "ended"
        ? []
        : await reading(actor, (scope) => listLeftOpen(scope, assignment)),
    isOwn: assignment.assigneeId === actor.personId,
    mayGive: mayDo(actor.roles, "assignment:give"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const { id } = await requireAssignment(actor, params);
  const form = await readForm(request, AssignmentForm);
  if (!form.ok) return form.reply;
  const isFinish = form.value.intent === "finish";
  if (!isFinish && !mayDo(actor.roles, "assignment:give")) throw notFound();
  const outcome = await (isFinish ? finishAssignment : takeBackAssignment)(actor, id);
  if (!outcome.ok) throw notFound();
  return redirect(paths.subcontractor.assignment(actor.organizationId, id), 303);
}

export default function AssignmentRoute() {
  return <AssignmentPage {...useLoaderData<typeof loader>()} />;
}
