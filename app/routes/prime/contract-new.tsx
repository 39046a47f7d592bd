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
import { ContractFormPage } from "#app/ui/contract/contract-form-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Record a contract - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  return { organizationId: actor.organizationId, clauses: listClauseChoices() };
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
  const { organizationId, clauses } = useLoaderData<typeof loader>();
  const list = paths.prime.contracts(organizationId);
  return (
    <ContractFormPage
      heading="Record a contract"
      submitLabel="Record the contract"
      cancelHref={list}
      breadcrumb={[{ label: "Contracts", href: list }]}
      clauses={clauses}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
