import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { startPlan } from "#app/commands/remediation/start-plan.server.ts";
import { StartPlanForm } from "#app/domain/remediation/sharing-form.ts";
import { paths } from "#app/paths.ts";
import { listPlanOverview } from "#app/queries/remediation/plan-overview.server.ts";
import { PlanListPage } from "#app/ui/remediation/plan-list-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Remediation - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  return {
    organizationId: actor.organizationId,
    ...(await reading(actor, listPlanOverview)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const form = await readForm(request, StartPlanForm);
  if (!form.ok) return form.reply;
  const outcome = await startPlan(actor, form.value);
  if (!outcome.ok) throw notFound();
  const plan = paths.subcontractor.remediationPlan(actor.organizationId, outcome.planId);
  return redirect(`${plan}?done=made`, 303);
}

export default function RemediationList() {
  return <PlanListPage {...useLoaderData<typeof loader>()} />;
}
