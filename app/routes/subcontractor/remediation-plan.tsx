import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addItems } from "#app/commands/remediation/add-items.server.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import { dueOfClock } from "#app/domain/remediation/clock.ts";
import { shownFileOf, standingFiles } from "#app/domain/remediation/item-file.ts";
import { AddItemsForm } from "#app/domain/remediation/item-form.ts";
import { chartPlan } from "#app/domain/remediation/plan-chart.ts";
import { writePoamForm } from "#app/domain/remediation/poam.ts";
import { findSlips } from "#app/domain/remediation/progress.ts";
import { paths } from "#app/paths.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import {
  listClosingReviews,
  listPlanReaders,
  listPlanReviews,
} from "#app/queries/remediation/sharing.server.ts";
import { showClosings } from "#app/ui/remediation/closing-notes.tsx";
import { PlanPage, sayDone, sayLevel } from "#app/ui/remediation/plan-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remediation plan ${data?.plan.systemName ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const file = await requirePlan(actor, params);
  const { plan, items, progress, clock, evaluation } = file;
  const which = { planId: plan.id, systemLineageId: file.systemLineageId };
  const [readers, reviews, closings, files] = await reading(actor, (scope) =>
    Promise.all([
      listPlanReaders(scope, which),
      listPlanReviews(scope, plan.id),
      listClosingReviews(scope, [plan.id]),
      listItemFiles(scope, { planId: plan.id }),
    ]),
  );
  const names = new Map(readers.map(({ primeId, primeName }) => [primeId, primeName]));
  const nameOf = (primeId: string) => names.get(primeId) ?? "a prime";
  const filesOf = groupBy(standingFiles(files), ({ itemId }) => itemId);
  const closeOutBy = dueOfClock(clock);
  const { stillNotMet, statedWithoutItem } = writePoamForm(items, evaluation, clock);
  return {
    organizationId: actor.organizationId,
    plan,
    today: actor.on,
    items: items.map((item) => {
      const closing = { ...item, files: (filesOf.get(item.id) ?? []).map(shownFileOf) };
      return { ...item, closings: showClosings(closing, closings, nameOf) };
    }),
    progress,
    slips: findSlips(progress, actor.on, closeOutBy),
    clock,
    closeOutBy,
    chart: chartPlan(file, evaluation.results, actor.on),
    difference: { stillNotMet, statedWithoutItem },
    score: evaluation.score,
    notMetCount: evaluation.open.length,
    unplanned: file.unplanned,
    suggested: file.suggested,
    readers: readers.flatMap(({ primeName, level }) =>
      level ? [{ primeName, level: sayLevel(level) }] : [],
    ),
    reviews: reviews.map(({ primeId, reviewedByName, ...review }) => ({
      ...review,
      by: `${reviewedByName}, ${nameOf(primeId)}`,
    })),
    done: sayDone(new URL(request.url).searchParams.get("done")),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const planId = requireId(params, "planId");
  const form = await readForm(request, AddItemsForm);
  if (!form.ok) return form.reply;
  const outcome = await addItems(actor, planId, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok && outcome.reason === "on-the-plan")
    return form.refuse({ weakness: ["An open item of the plan is about this already."] });
  const { subcontractor } = paths;
  const { organizationId } = actor;
  const [itemId] = outcome.ok ? outcome.itemIds : [];
  if (form.value.intent !== "unplanned" && itemId)
    return redirect(subcontractor.remediationItem(organizationId, planId, itemId), 303);
  return redirect(`${subcontractor.remediationPlan(organizationId, planId)}?done=added`, 303);
}

export default function RemediationPlan() {
  return (
    <PlanPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
