import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { groupCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import { InformationForm } from "#app/domain/subcontract/information-form.ts";
import { paths } from "#app/paths.ts";
import { getFlowdownSource } from "#app/queries/flowdown/flowdown.server.ts";
import {
  getSubcontract,
  type SubcontractDetail,
} from "#app/queries/subcontract/subcontract.server.ts";
import { InformationPage } from "#app/ui/subcontract/information-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What flows to ${data?.number ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const subcontractId = requireId(params, "subcontractId");
  const [found, source] = await reading(actor, (scope) =>
    Promise.all([getSubcontract(scope, subcontractId), getFlowdownSource(scope, subcontractId)]),
  );
  const subcontract = orNotFound(found);
  const { number, contract } = subcontract;
  const values = valuesOf(subcontract);
  return {
    organizationId: actor.organizationId,
    subcontractId,
    number,
    contract,
    categories: groupCuiCategories(),
    notices: source?.input ? decideFlowdown({ ...source.input, on: actor.on }).notices : [],
    values,
    version: versionOf(values),
  };
}

function valuesOf(subcontract: SubcontractDetail) {
  const { information, supplier } = subcontract;
  const isAnswered = information !== null;
  const cages = isAnswered ? subcontract.performingCages : supplier.cages;
  return {
    information: information ?? undefined,
    cuiCategories: subcontract.cuiCategories,
    commercialOffTheShelfOnly: subcontract.commercialOffTheShelfOnly ? "yes" : "no",
    performingCages: cages.join(", "),
    directedStatus: subcontract.directedStatus ?? "none",
    operationallyCriticalSupport: subcontract.operationallyCriticalSupport ? "yes" : "no",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, InformationForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) => {
    const subcontract = await getSubcontract(scope, subcontractId);
    return subcontract && valuesOf(subcontract);
  });
  if (stale) return stale;
  const outcome = await answerInformation(actor, subcontractId, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  return redirect(paths.prime.subcontract(actor.organizationId, subcontractId), 303);
}

export default function Information() {
  const { contract, ...page } = useLoaderData<typeof loader>();
  const { prime } = paths;
  return (
    <InformationPage
      {...page}
      breadcrumb={[
        {
          label: formatPiid(contract.piid),
          href: prime.contract(page.organizationId, contract.id),
        },
        { label: page.number, href: prime.subcontract(page.organizationId, page.subcontractId) },
      ]}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
