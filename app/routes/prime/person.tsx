import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { manageAccess } from "#app/commands/person/manage-access.server.ts";
import { PersonForm, readPersonDone } from "#app/domain/person/person-form.ts";
import { paths } from "#app/paths.ts";
import { getColleagueAccess } from "#app/queries/person/person-page.server.ts";
import { PersonPage } from "#app/ui/person/person-page.tsx";
import { PERSON_REFUSALS } from "#app/ui/person/refusals.ts";
import { requireFreshSecondFactor } from "#app/web/enrolment.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireAccess, requirePerson } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.colleague.name ?? "Person"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "prime-people:manage");
  const shown = orNotFound(await getColleagueAccess(actor, requireId(params, "personId")));
  const here = paths.prime.person(actor.organizationId, shown.colleague.personId);
  requireFreshSecondFactor(await requirePerson(request), here);
  const done = readPersonDone(new URL(request.url).searchParams.get("done"));
  return { ...shown, organizationId: actor.organizationId, ownId: actor.personId, done };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "prime-people:manage");
  const personId = requireId(params, "personId");
  const here = paths.prime.person(actor.organizationId, personId);
  requireFreshSecondFactor(await requirePerson(request), here);
  const form = await readForm(request, PersonForm);
  if (!form.ok) return form.reply;
  const outcome = await manageAccess(actor, personId, form.value);
  if (!outcome.ok) return form.refuse({ "": [PERSON_REFUSALS[outcome.reason]] });
  return redirect(`${here}?done=${outcome.done}`, 303);
}

export default function Person() {
  return (
    <PersonPage
      {...useLoaderData<typeof loader>()}
      side="prime"
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
