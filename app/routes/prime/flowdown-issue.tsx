import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { issueFlowdown } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { issueFlowdownForm } from "#app/domain/flowdown/issue-form.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { DAYS_TO_ANSWER } from "#app/domain/supplier/ask.ts";
import { paths } from "#app/paths.ts";
import { getFlowdownCase, shownFlowdown } from "#app/queries/flowdown/issue.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { IssuePage } from "#app/ui/flowdown/issue-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issue the flowdown of ${data?.number ?? "a subcontract"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const subcontractId = requireId(params, "subcontractId");
  const [logSize, found, flowdown] = await reading(actor, (scope) =>
    Promise.all([
      startShowing(scope),
      getSubcontract(scope, subcontractId),
      getFlowdownCase(scope, subcontractId),
    ]),
  );
  const { number, contract, supplier } = orNotFound(found);
  const { organizationId } = actor;
  const readers = await reading(actor, (scope) => listSupplierReaders(scope, supplier.id));
  if (!flowdown || flowdown === "unanswered")
    throw redirect(paths.prime.information(organizationId, subcontractId));
  return {
    organizationId,
    subcontractId,
    number,
    contract,
    supplierName: supplier.legalName,
    readers: readers.map(({ name, email }) => ({ name, email })),
    asked: whatIsAsked({
      required: flowdown.decision.required,
      clauses: flowdown.decision.clauses,
      information: flowdown.source.shown.information,
    }),
    isAgain: flowdown.source.latestFlowdownId !== null,
    decision: flowdown.decision,
    shown: showing(logSize, shownFlowdown(flowdown)),
    ownTerms: flowdown.ownTerms,
    dueOn: addDays(actor.on, DAYS_TO_ANSWER),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, issueFlowdownForm(actor));
  if (!form.ok) return form.reply;
  const outcome = await issueFlowdown(actor, subcontractId, form.value);
  const { organizationId } = actor;
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok && outcome.reason === "stale")
    return form.refuse(sayStale(outcome), { status: 409 });
  if (!outcome.ok && outcome.reason === "unanswered")
    return redirect(paths.prime.information(organizationId, subcontractId), 303);
  return redirect(paths.prime.subcontract(organizationId, subcontractId), 303);
}

export default function FlowdownIssue() {
  const { contract, ...page } = useLoaderData<typeof loader>();
  const { prime } = paths;
  return (
    <IssuePage
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
