import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assign } from "#app/commands/assignment/assign.server.ts";
import { AssignForm } from "#app/domain/assignment/assign-form.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { listOnSubject } from "#app/queries/assignment/assignment.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { AssignPage } from "#app/ui/assignment/assign-page.tsx";
import { subjectHref } from "#app/ui/assignment/places.ts";
import { ASSIGN_REFUSALS } from "#app/ui/assignment/refusals.ts";
import { requireAssignable } from "#app/web/assignment.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Give parts of ${data?.about ?? "an answer"} to a colleague - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assignment:give");
  const { subject, about, parts, dueOn } = await requireAssignable(actor, params);
  const [standing, colleagues] = await reading(actor, (scope) =>
    Promise.all([listOnSubject(scope, subject), listColleagues(scope)]),
  );
  const here = colleagues.filter(({ role }) => sideOf(role) === "subcontractor");
  return {
    organizationId: actor.organizationId,
    subject,
    about,
    parts: parts.map(({ part, title, within }) => ({ part, title, within })),
    standing,
    colleagues: [...new Map(here.map((one) => [one.personId, one])).values()],
    dueOn: dueOn && dueOn >= actor.on ? dueOn : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assignment:give");
  const { subject } = await requireAssignable(actor, params);
  const form = await readForm(request, AssignForm);
  if (!form.ok) return form.reply;
  const outcome = await assign(actor, subject, form.value);
  if (outcome.ok) return redirect(subjectHref(actor.organizationId, subject), 303);
  if (outcome.reason === "not-found") throw notFound();
  const [field, message] = ASSIGN_REFUSALS[outcome.reason];
  return form.refuse({ [field]: [message] });
}

export default function Assign() {
  return (
    <AssignPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
