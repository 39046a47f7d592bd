import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { OwnTermsForm, type OwnTermsScope } from "#app/domain/own-terms/own-terms-form.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { OwnTermsFormPage } from "#app/ui/contract/own-terms-form-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Ask for more than the rule - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const { contractId, subcontractId } = await readWhere(request, actor);
  const [contract, subcontract] = await reading(actor, (scope) =>
    Promise.all([
      contractId ? getContract(scope, contractId) : null,
      subcontractId ? getSubcontract(scope, subcontractId) : null,
    ]),
  );
  if (contractId) orNotFound(contract);
  return {
    organizationId: actor.organizationId,
    primeName: actor.organizationName,
    today: actor.on,
    contract: contract && { id: contract.id, piid: contract.piid },
    subcontract: subcontract && { id: subcontract.id, number: subcontract.number },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const where = await readWhere(request, actor);
  const form = await readForm(request, OwnTermsForm);
  if (!form.ok) return form.reply;
  const outcome = await setOwnTerms(actor, where, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(backTo(actor.organizationId, where), 303);
}

/** Where it is asked, as the address names it; a subcontract brings its contract along. */
async function readWhere(
  request: Request,
  actor: Parameters<typeof reading>[0],
): Promise<OwnTermsScope> {
  const query = new URL(request.url).searchParams;
  const named = (name: string) => {
    const id = query.get(name);
    return id === null ? null : requireId({ [name]: id }, name);
  };
  const subcontractId = named("subcontract");
  if (!subcontractId) return { contractId: named("contract"), subcontractId: null };
  const found = orNotFound(await reading(actor, (scope) => getSubcontract(scope, subcontractId)));
  return { contractId: found.contract.id, subcontractId };
}

function backTo(organizationId: string, { contractId, subcontractId }: OwnTermsScope): string {
  if (subcontractId) return paths.prime.subcontract(organizationId, subcontractId);
  if (contractId) return `${paths.prime.contract(organizationId, contractId)}#own-terms`;
  return paths.prime.ownTerms(organizationId);
}

export default function OwnTermsNew() {
  const { organizationId, primeName, today, contract, subcontract } =
    useLoaderData<typeof loader>();
  const where = { contractId: contract?.id ?? null, subcontractId: subcontract?.id ?? null };
  const named = subcontract?.number ?? (contract ? formatPiid(contract.piid) : "every contract");
  return (
    <OwnTermsFormPage
      organizationId={organizationId}
      primeName={primeName}
      heading="Ask for more than the rule"
      lead={`For ${named}. The verdict on the rule stays what it is; beside it stands whether this is met.`}
      submitLabel="Ask for it"
      cancelHref={backTo(organizationId, where)}
      values={{ from: today, information: ["CUI"] }}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
