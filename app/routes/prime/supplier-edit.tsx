import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeSupplier } from "#app/commands/supplier/change-supplier.server.ts";
import { SupplierForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import {
  getSupplier,
  listOwners,
  type SupplierRecord,
} from "#app/queries/supplier/detail.server.ts";
import { EditSupplierPage } from "#app/ui/supplier/edit-supplier-page.tsx";
import { SUPPLIER_REFUSALS } from "#app/ui/supplier/refusals.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct ${data?.legalName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const supplierId = requireId(params, "supplierId");
  const [found, owners] = await reading(actor, (scope) =>
    Promise.all([getSupplier(scope, supplierId), listOwners(scope)]),
  );
  const supplier = orNotFound(found);
  const values = valuesOf(supplier);
  return {
    organizationId: actor.organizationId,
    supplierId,
    legalName: supplier.legalName,
    owners,
    values,
    version: versionOf(values),
  };
}

function valuesOf({ legalName, uei, cages, tags, ownerId }: SupplierRecord) {
  return {
    legalName,
    uei: uei ?? undefined,
    cages: cages.join(" "),
    tags: tags.join(", "),
    ownerId: ownerId ?? undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const supplierId = requireId(params, "supplierId");
  const form = await readForm(request, SupplierForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) => {
    const supplier = await getSupplier(scope, supplierId);
    return supplier && valuesOf(supplier);
  });
  if (stale) return stale;
  const outcome = await changeSupplier(actor, supplierId, form.value);
  if (!outcome.ok) {
    const { reason } = outcome;
    if (reason === "not-found") throw notFound();
    return form.refuse(SUPPLIER_REFUSALS[reason]);
  }
  return redirect(paths.prime.supplier(actor.organizationId, supplierId), 303);
}

export default function SupplierEdit() {
  return (
    <EditSupplierPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
