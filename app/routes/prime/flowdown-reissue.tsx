import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { issueFlowdowns } from "#app/commands/flowdown/issue-flowdowns.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { reissueForm } from "#app/domain/flowdown/reissue-form.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { DAYS_TO_ANSWER } from "#app/domain/supplier/ask.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { listOutdatedFlowdowns } from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { listReadersOf } from "#app/queries/supplier/joined-contact.server.ts";
import { ReissuePage } from "#app/ui/flowdown/reissue-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issue flowdowns of ${formatPiid(data?.contract.piid ?? "")} again - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const contractId = requireId(params, "contractId");
  const { logSize, contract, outdated, readers } = await reading(actor, async (scope) => {
    const [logSize, contract, outdated] = await Promise.all([
      startShowing(scope),
      getContract(scope, contractId),
      listOutdatedFlowdowns(scope, contractId),
    ]);
    const supplierIds = outdated.map(({ supplierId }) => supplierId);
    return { logSize, contract, outdated, readers: await listReadersOf(scope, supplierIds) };
  });
  const { id, piid, title } = orNotFound(contract);
  return {
    organizationId: actor.organizationId,
    contract: { id, piid, title },
    outdated: outdated.map((one) => ({ ...one, readers: readers.get(one.supplierId) ?? [] })),
    shown: showing(logSize, outdated),
    dueOn: addDays(actor.on, DAYS_TO_ANSWER),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const contractId = requireId(params, "contractId");
  orNotFound(await reading(actor, (scope) => getContract(scope, contractId)));
  const form = await readForm(request, reissueForm(actor));
  if (!form.ok) return form.reply;
  const { subcontractIds, ...input } = form.value;
  const outcome = await issueFlowdowns(actor, contractId, subcontractIds, input);
  if (!outcome.ok) return form.refuse(sayStale(outcome), { status: 409 });
  return redirect(paths.prime.contract(actor.organizationId, contractId), 303);
}

export default function FlowdownReissue() {
  return (
    <ReissuePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
