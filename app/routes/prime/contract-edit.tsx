import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeContract } from "#app/commands/contract/change-contract.server.ts";
import { listClauseChoices } from "#app/domain/contract/clause-choices.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract.server.ts";
import { ContractFormPage } from "#app/ui/contract/contract-form-page.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Correct a contract - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const contract = orNotFound(await reading(actor, (scope) => getContract(scope, contractId)));
  return { organizationId: actor.organizationId, contract, clauses: listClauseChoices() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const form = await readForm(request, ContractForm);
  if (!form.ok) return form.reply;
  const outcome = await changeContract(actor, contractId, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok) return form.refuse({ piid: ["Another contract has this number."] });
  return redirect(paths.prime.contract(actor.organizationId, contractId), 303);
}

export default function ContractEdit() {
  const { organizationId, contract, clauses } = useLoaderData<typeof loader>();
  const { id, piid, agency, title, awardedOn, startsOn, endsOn, requiredStatus, options } =
    contract;
  const { prime } = paths;
  return (
    <ContractFormPage
      heading="Correct the contract"
      notice={
        <Notice
          tone="info"
          title="For what was typed wrong"
          action={
            <a href={prime.newModification(organizationId, id)}>Record a modification instead</a>
          }
        >
          These are the terms of the award. What the contract says from a later day on is a
          modification: it keeps what held before.
        </Notice>
      }
      submitLabel="Save the correction"
      cancelHref={prime.contract(organizationId, id)}
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(piid), href: prime.contract(organizationId, id) },
      ]}
      values={{
        piid: formatPiid(piid),
        agency,
        title,
        awardedOn: awardedOn ?? undefined,
        startsOn,
        endsOn,
        options,
        requiredStatus: requiredStatus ?? "none",
        clauses: contract.clauses,
      }}
      clauses={clauses}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
