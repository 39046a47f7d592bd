import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import { AuditForm } from "#app/domain/oversight/audit-form.ts";
import { paths } from "#app/paths.ts";
import { listContractGrants } from "#app/queries/audit.server.ts";
import { getContract } from "#app/queries/contract.server.ts";
import { ContractAuditPage } from "#app/ui/audit/contract-audit-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Access for contract officers - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "audit:open");
  const contractId = requireId(params, "contractId");
  const [found, grants] = await reading(actor, (scope) =>
    Promise.all([getContract(scope, contractId), listContractGrants(scope, contractId)]),
  );
  const { id, piid, title } = orNotFound(found);
  return { organizationId: actor.organizationId, contract: { id, piid, title }, grants };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "audit:open");
  const contractId = requireId(params, "contractId");
  const form = await readForm(request, AuditForm);
  if (!form.ok) return form.reply;
  const here = redirect(paths.prime.contractAudit(actor.organizationId, contractId), 303);
  if (form.value.intent === "close") {
    const closed = await closeAudit(actor, contractId, form.value.grantId);
    return closed.ok ? here : form.refuse({ "": ["This access had ended already."] });
  }
  const outcome = await openAudit(actor, contractId, form.value);
  if (outcome.ok) return here;
  switch (outcome.reason) {
    case "not-found":
      throw notFound();
    case "past":
      return form.refuse({ expiresOn: ["Choose today or a later day."] });
    case "open-already":
      return form.refuse({ email: ["This person has access already: end it first."] });
  }
}

export default function ContractAudit() {
  return (
    <ContractAuditPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
