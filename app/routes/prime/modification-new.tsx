import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { ModificationForm } from "#app/domain/contract/modification-form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { getModificationForm } from "#app/queries/contract/modification-page.server.ts";
import { ModificationPage } from "#app/ui/contract/modification-page.tsx";
import {
  fileProblem,
  modificationProblems,
  readModificationUpload,
  sentFields,
} from "#app/web/modification.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readFormData, readQuery } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record a modification of ${formatPiid(data?.contract.piid ?? "")} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const query = new URL(request.url).searchParams;
  const asked = query.has("number") ? readQuery(query, ModificationForm) : null;
  const page = orNotFound(
    await reading(actor, (scope) =>
      getModificationForm(scope, contractId, { answer: asked?.ok ? asked.value : null }),
    ),
  );
  return {
    organizationId: actor.organizationId,
    ...page,
    sent: sentFields(query),
    queryResult: asked && !asked.ok ? asked.result : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  // First of all, so that no file is read for a contract that is not there.
  orNotFound(await reading(actor, (scope) => getContract(scope, contractId)));
  const upload = await readModificationUpload(request);
  const form = readFormData(upload.fields, ModificationForm);
  if (!form.ok) return form.reply;
  const problem = fileProblem(upload);
  if (problem) return form.refuse(problem);
  const outcome = await recordModification(actor, contractId, form.value, upload.file);
  if (outcome.ok)
    return redirect(`${paths.prime.contract(actor.organizationId, contractId)}#modifications`, 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse(modificationProblems(outcome));
}

export default function ModificationNew() {
  const { organizationId, contract, preview, sent, ...page } = useLoaderData<typeof loader>();
  const { prime } = paths;
  const href = prime.contract(organizationId, contract.id);
  return (
    <ModificationPage
      {...page}
      organizationId={organizationId}
      heading="Record a modification"
      lead="A modification holds from its effective date on. Every verdict, flowdown and record uses the terms of the date it is asked about."
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href },
      ]}
      cancelHref={href}
      values={Object.fromEntries(sent)}
      checked={preview && { sent, shown: preview }}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
