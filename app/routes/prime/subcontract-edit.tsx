import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeSubcontract } from "#app/commands/subcontract/change-subcontract.server.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { SubcontractChangeForm } from "#app/domain/subcontract/change-form.ts";
import { paths } from "#app/paths.ts";
import { listSubcontractChoices } from "#app/queries/subcontract/form-choices.server.ts";
import {
  getSubcontract,
  type SubcontractDetail,
} from "#app/queries/subcontract/subcontract.server.ts";
import { SubcontractEditPage } from "#app/ui/subcontract/subcontract-edit-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct ${data?.number ?? "a subcontract"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const subcontractId = requireId(params, "subcontractId");
  const search = cleanSearch(new URL(request.url).searchParams.get("q") ?? "");
  const found = orNotFound(
    await reading(actor, async (scope) => {
      const subcontract = await getSubcontract(scope, subcontractId);
      if (!subcontract) return null;
      const choices = await listSubcontractChoices(scope, subcontract.contract.id, {
        search: search || undefined,
      });
      return { subcontract, choices };
    }),
  );
  const { subcontract, choices } = found;
  const { organizationId } = actor;
  const { id, legalName, uei } = subcontract.supplier;
  const isOffered = choices.suppliers.some((one) => one.id === id);
  const values = valuesOf(subcontract);
  return {
    organizationId,
    subcontractId,
    number: subcontract.number,
    isClosed: subcontract.state === "closed",
    search,
    isCut: choices.isCut,
    suppliers: isOffered ? choices.suppliers : [{ id, name: legalName, uei }, ...choices.suppliers],
    parents: choices.parents.filter((parent) => parent.id !== subcontractId),
    values,
    version: versionOf(values),
  };
}

const REFUSALS = {
  closed: { "": ["The subcontract was closed meanwhile: it stays as it is."] },
  "number-taken": { number: ["A subcontract with this number is recorded already."] },
  "no-such-supplier": { supplierId: ["Choose the supplier."] },
  "no-such-parent": { parentId: ["Choose a subcontract under the same contract."] },
  "under-itself": { parentId: ["It would hang under itself: choose another one."] },
  "supplier-was-told": {
    supplierId: [
      "The clauses were issued to this supplier, and what it was told and answered stays with it. Withdraw this subcontract and add another one.",
    ],
  },
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, SubcontractChangeForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) => {
    const subcontract = await getSubcontract(scope, subcontractId);
    return subcontract && valuesOf(subcontract);
  });
  if (stale) return stale;
  const outcome = await changeSubcontract(actor, subcontractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse(REFUSALS[outcome.reason]);
  }
  return redirect(paths.prime.subcontract(actor.organizationId, subcontractId), 303);
}

function valuesOf({ number, title, plannedAwardOn, supplier, parent, value }: SubcontractDetail) {
  return {
    supplierId: supplier.id,
    number,
    title,
    plannedAwardOn: plannedAwardOn ?? undefined,
    parentId: parent?.id ?? undefined,
    value: value === null ? undefined : String(value),
  };
}

export default function SubcontractEdit() {
  return (
    <SubcontractEditPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
