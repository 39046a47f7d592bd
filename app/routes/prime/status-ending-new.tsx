import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import { StatusEndingForm } from "#app/domain/fact/status-ending.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { paths } from "#app/paths.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { StatusEndingPage } from "#app/ui/review/status-ending-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A status of ${data?.supplier.legalName ?? "a supplier"} that ended - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const factId = requireId(params, "factId");
  const [fact] = await reading(actor, (scope) => listSharedFacts(scope, { factIds: [factId] }));
  if (fact?.kind !== "assessment") throw notFound();
  const supplier = orNotFound(await reading(actor, (scope) => getSupplier(scope, fact.supplierId)));
  return {
    organizationId: actor.organizationId,
    supplier: { id: supplier.id, legalName: supplier.legalName },
    factId,
    assessment: summarizeFact(fact),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const factId = requireId(params, "factId");
  const form = await readForm(request, StatusEndingForm);
  if (!form.ok) return form.reply;
  const [fact] = await reading(actor, (scope) => listSharedFacts(scope, { factIds: [factId] }));
  if (fact?.kind !== "assessment") throw notFound();
  if (form.value.endedOn < fact.content.statusDate)
    return form.refuse({ endedOn: ["This day is before the assessment's own date."] });
  const which = { supplierId: fact.supplierId, assessmentLineageId: fact.lineageId };
  const outcome = await recordStatusEnding(actor, which, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.prime.review(actor.organizationId, factId)}?done=status-ended`, 303);
}

export default function StatusEndingNew() {
  return (
    <StatusEndingPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
