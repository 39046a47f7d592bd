import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawModification } from "#app/commands/contract/correct-modification.server.ts";
import { ModificationWithdrawalForm } from "#app/domain/contract/modification-form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { getModificationForm } from "#app/queries/contract/modification-page.server.ts";
import { ModificationWithdrawalPage } from "#app/ui/contract/modification-withdrawal-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Withdraw modification ${data?.modification.number ?? ""} of ${formatPiid(data?.contract.piid ?? "")} - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const formerId = requireId(params, "modificationId");
  const { contract, former } = orNotFound(
    await reading(actor, (scope) =>
      getModificationForm(scope, contractId, { answer: null, formerId }),
    ),
  );
  return { organizationId: actor.organizationId, contract, modification: orNotFound(former) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const modificationId = requireId(params, "modificationId");
  const form = await readForm(request, ModificationWithdrawalForm);
  if (!form.ok) return form.reply;
  const outcome = await withdrawModification(actor, { contractId, modificationId }, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.prime.contract(actor.organizationId, contractId)}#modifications`, 303);
}

export default function ModificationWithdraw() {
  return (
    <ModificationWithdrawalPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
