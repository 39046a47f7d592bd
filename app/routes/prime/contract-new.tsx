import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createContract } from "#app/commands/contract/create-contract.server.ts";
import { listClauseChoices } from "#app/domain/contract/clause-choices.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import { paths } from "#app/paths.ts";
import {
  findUpperContract,
  type UpperContract,
} from "#app/queries/lower-tier/upper-contract.server.ts";
import { ContractAboveNotice } from "#app/ui/contract/contract-above-notice.tsx";
import { ContractFormPage } from "#app/ui/contract/contract-form-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Record a contract - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const below = new URL(request.url).searchParams.get("below");
  const above = below
    ? await reading(actor, (scope) => findUpperContract(scope, requireId({ below }, "below")))
    : null;
  return {
    organizationId: actor.organizationId,
    clauses: listClauseChoices(),
    above: above && { primeName: above.primeName, subcontractNumber: above.subcontractNumber },
    values: above ? valuesOf(above) : undefined,
  };
}

function valuesOf({ piid, agency, title, required, clauses }: UpperContract) {
  return { piid, agency, title, requiredStatus: required ?? "none", clauses };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const form = await readForm(request, ContractForm);
  if (!form.ok) return form.reply;
  const outcome = await createContract(actor, form.value);
  if (!outcome.ok)
    return form.refuse({ piid: ["A contract with this number is recorded already."] });
  return redirect(paths.prime.contract(actor.organizationId, outcome.contractId), 303);
}

export default function ContractNew() {
  const { organizationId, clauses, above, values } = useLoaderData<typeof loader>();
  const list = paths.prime.contracts(organizationId);
  return (
    <ContractFormPage
      heading="Record a contract"
      submitLabel="Record the contract"
      cancelHref={list}
      breadcrumb={[{ label: "Contracts", href: list }]}
      notice={above && <ContractAboveNotice above={above} />}
      values={values}
      clauses={clauses}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
