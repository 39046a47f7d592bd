import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeItems } from "#app/commands/remediation/take-items.server.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { readTakenItems, TakeItemsForm } from "#app/domain/remediation/import/take-form.ts";
import { paths } from "#app/paths.ts";
import { getPlanImport } from "#app/queries/remediation/plan-import.server.ts";
import { PlanPreviewPage } from "#app/ui/remediation/plan-preview-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check a plan for ${data?.plan.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const file = await requirePlan(actor, params);
  const importId = requireId(params, "remediationImportId");
  const found = orNotFound(await reading(actor, (scope) => getPlanImport(scope, file, importId)));
  return { organizationId: actor.organizationId, plan: file.plan, ...found };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const planId = requireId(params, "planId");
  const importId = requireId(params, "remediationImportId");
  const form = await readForm(request, TakeItemsForm);
  if (!form.ok) return form.reply;
  const taken = readTakenItems(form.value.take, form.value.shown);
  if (taken.size === 0)
    return form.refuse({ take: ["Choose at least one item to take from the file."] });
  const outcome = await takeItems(actor, { planId, importId, taken });
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok) {
    const message = `${countWords(outcome.count, "item")} changed since you looked. Nothing is taken: look again, and choose.`;
    return form.refuse({ "": [message] }, { status: 409 });
  }
  const plan = paths.subcontractor.remediationPlan(actor.organizationId, planId);
  return redirect(`${plan}?done=taken#items`, 303);
}

export default function PlanPreview() {
  return (
    <PlanPreviewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
