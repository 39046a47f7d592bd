import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { handOverSuppliers } from "#app/commands/supplier/hand-over-suppliers.server.ts";
import { HandOverForm } from "#app/domain/supplier/hand-over-form.ts";
import { paths } from "#app/paths.ts";
import { listOwners } from "#app/queries/supplier/detail.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { HandOverPage } from "#app/ui/supplier/hand-over-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Hand over suppliers - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const [owners, people] = await reading(actor, (scope) =>
    Promise.all([listSupplierOwners(scope), listOwners(scope)]),
  );
  return { organizationId: actor.organizationId, owners, people };
}

const REFUSALS = {
  "no-owner": { toId: ["This person does not work here any more. Choose another."] },
  "owns-none": { fromId: ["This person owns no supplier any more."] },
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const form = await readForm(request, HandOverForm);
  if (!form.ok) return form.reply;
  const outcome = await handOverSuppliers(actor, form.value);
  if (!outcome.ok) return form.refuse(REFUSALS[outcome.reason]);
  return redirect(paths.prime.suppliers(actor.organizationId), 303);
}

export default function SupplierHandOver() {
  return (
    <HandOverPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
