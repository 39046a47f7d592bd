import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { SubcontractForm } from "#app/domain/subcontract/subcontract-form.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { listSubcontractChoices } from "#app/queries/subcontract/form-choices.server.ts";
import { SubcontractFormPage } from "#app/ui/subcontract/subcontract-form-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a subcontract to ${formatPiid(data?.piid ?? "")} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const contractId = requireId(params, "contractId");
  const search = cleanSearch(new URL(request.url).searchParams.get("q") ?? "");
  const [contract, choices] = await reading(actor, (scope) =>
    Promise.all([
      getContract(scope, contractId),
      listSubcontractChoices(scope, contractId, { search: search || undefined }),
    ]),
  );
  const { piid } = orNotFound(contract);
  return { organizationId: actor.organizationId, contractId, piid, search, ...choices };
}

const REFUSALS = {
  "number-taken": { number: ["A subcontract with this number is recorded already."] },
  "no-such-supplier": { supplierId: ["Choose the supplier."] },
  "no-such-parent": { parentId: ["Choose a subcontract under the same contract."] },
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const contractId = requireId(params, "contractId");
  const form = await readForm(request, SubcontractForm);
  if (!form.ok) return form.reply;
  const outcome = await createSubcontract(actor, contractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "no-such-contract") throw notFound();
    return form.refuse(REFUSALS[outcome.reason]);
  }
  return redirect(paths.prime.information(actor.organizationId, outcome.subcontractId), 303);
}

export default function SubcontractNew() {
  const { piid, ...page } = useLoaderData<typeof loader>();
  const { prime } = paths;
  return (
    <SubcontractFormPage
      {...page}
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(page.organizationId) },
        { label: formatPiid(piid), href: prime.contract(page.organizationId, page.contractId) },
      ]}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
