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
import { type ContractDetail, getContract } from "#app/queries/contract/contract.server.ts";
import { ContractFormPage, type ContractValues } from "#app/ui/contract/contract-form-page.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct contract ${data?.values.piid ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const contract = orNotFound(await reading(actor, (scope) => getContract(scope, contractId)));
  const values = valuesOf(contract);
  return {
    organizationId: actor.organizationId,
    contractId,
    values,
    version: versionOf(values),
    clauses: listClauseChoices(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const form = await readForm(request, ContractForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) => {
    const contract = await getContract(scope, contractId);
    return contract && valuesOf(contract);
  });
  if (stale) return stale;
  const outcome = await changeContract(actor, contractId, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok) return form.refuse({ piid: ["Another contract has this number."] });
  return redirect(paths.prime.contract(actor.organizationId, contractId), 303);
}

function valuesOf(contract: ContractDetail): ContractValues {
  const { piid, agency, title, awardedOn, startsOn, endsOn } = contract;
  const { requiredStatus, clauses, options } = contract;
  return {
    piid: formatPiid(piid),
    agency,
    title,
    awardedOn: awardedOn ?? undefined,
    startsOn,
    endsOn,
    requiredStatus: requiredStatus ?? "none",
    clauses,
    options: options.map(({ name, exerciseOn }) => ({ name, exerciseOn })),
  };
}

export default function ContractEdit() {
  const { organizationId, contractId, values, clauses } = useLoaderData<typeof loader>();
  const { prime } = paths;
  return (
    <ContractFormPage
      heading="Correct the contract"
      notice={
        <Notice
          tone="info"
          title="For what was typed wrong"
          action={
            <a href={prime.newModification(organizationId, contractId)}>
              Record a modification instead
            </a>
          }
        >
          These are the terms of the award. What the contract says from a later day on is a
          modification: it keeps what held before.
        </Notice>
      }
      submitLabel="Save the correction"
      cancelHref={prime.contract(organizationId, contractId)}
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: values.piid ?? "", href: prime.contract(organizationId, contractId) },
      ]}
      values={values}
      clauses={clauses}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
