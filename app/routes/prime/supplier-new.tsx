import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createSupplier } from "#app/commands/supplier/create-supplier.server.ts";
import { NewSupplierForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { listOwners } from "#app/queries/supplier/detail.server.ts";
import { NewSupplierPage } from "#app/ui/supplier/new-supplier-page.tsx";
import { SUPPLIER_REFUSALS } from "#app/ui/supplier/refusals.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Add a supplier - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  return { organizationId: actor.organizationId, owners: await reading(actor, listOwners) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const form = await readForm(request, NewSupplierForm);
  if (!form.ok) return form.reply;
  const outcome = await createSupplier(actor, form.value);
  if (!outcome.ok) return form.refuse(SUPPLIER_REFUSALS[outcome.reason]);
  return redirect(paths.prime.supplier(actor.organizationId, outcome.supplierId), 303);
}

export default function SupplierNew() {
  return (
    <NewSupplierPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
