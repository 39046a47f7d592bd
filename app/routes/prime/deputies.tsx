import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endDeputy } from "#app/commands/deputy/end-deputy.server.ts";
import { nameDeputy } from "#app/commands/deputy/name-deputy.server.ts";
import { deputyForm } from "#app/domain/deputy/deputy-form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listDeputies, listPossibleDeputies } from "#app/queries/deputy/deputy.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { DeputiesPage } from "#app/ui/deputy/deputies-page.tsx";
import { DEPUTY_REFUSALS } from "#app/ui/deputy/refusals.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Deputies - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const [deputies, owners, people] = await reading(actor, (scope) =>
    Promise.all([listDeputies(scope), listSupplierOwners(scope), listPossibleDeputies(scope)]),
  );
  const { organizationId, personId, roles } = actor;
  const mayNameForAll = mayDo(roles, "prime-people:manage");
  return {
    organizationId,
    personId,
    today: actor.on,
    mayNameForAll,
    deputies: deputies.map((one) => ({
      ...one,
      mayEnd:
        (one.state === "running" || one.state === "coming") &&
        (mayNameForAll || one.ownerId === personId || one.deputyId === personId),
    })),
    owners: owners
      .filter(({ id }) => mayNameForAll || id === personId)
      .map(({ id, name, suppliers }) => ({ id, name, suppliers })),
    people: people.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const form = await readForm(request, deputyForm(actor));
  if (!form.ok) return form.reply;
  const { value } = form;
  const outcome =
    value.intent === "name"
      ? await nameDeputy(actor, value)
      : await endDeputy(actor, value.deputyshipId);
  if (!outcome.ok) return form.refuse(DEPUTY_REFUSALS[outcome.reason]);
  return redirect(paths.prime.deputies(actor.organizationId), 303);
}

export default function Deputies() {
  return (
    <DeputiesPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
