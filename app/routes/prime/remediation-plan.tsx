import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewPlan } from "#app/commands/remediation/review-plan.server.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { PlanReviewForm } from "#app/domain/remediation/sharing-form.ts";
import { paths } from "#app/paths.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getSuppliersPlan } from "#app/queries/remediation/prime-plan.server.ts";
import { listClosingReviews, listPlanReviews } from "#app/queries/remediation/sharing.server.ts";
import { showClosings } from "#app/ui/remediation/closing-notes.tsx";
import { SuppliersPlanPage } from "#app/ui/remediation/suppliers-plan-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remediation plan of ${data?.plan.supplierName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const planId = requireId(params, "planId");
  const [logSize, found, reviews, closings] = await reading(actor, (scope) =>
    Promise.all([
      startShowing(scope),
      getSuppliersPlan(scope, planId),
      listPlanReviews(scope, planId),
      listClosingReviews(scope, [planId]),
    ]),
  );
  const { listed, shown } = orNotFound(found);
  return {
    organizationId: actor.organizationId,
    today: actor.on,
    plan: listed,
    items:
      shown.items?.map((item) => ({ ...item, closings: showClosings(item, closings) })) ?? null,
    reviews: reviews.map(({ reviewedByName, ...review }) => ({ ...review, by: reviewedByName })),
    mayReview: mayDo(actor.roles, "fact:review"),
    saved: savedOf(request),
    shown: showing(logSize, shown),
  };
}

function savedOf(request: Request): "plan" | "closing" | null {
  const saved = new URL(request.url).searchParams.get("saved");
  if (saved === null) return null;
  return saved === "closing" ? "closing" : "plan";
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const planId = requireId(params, "planId");
  const form = await readForm(request, PlanReviewForm);
  if (!form.ok) return form.reply;
  const outcome = await reviewPlan(actor, planId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse(sayStale(outcome), { status: 409 });
  }
  return redirect(`${paths.prime.remediationPlan(actor.organizationId, planId)}?saved=yes`, 303);
}

export default function RemediationPlan() {
  return (
    <SuppliersPlanPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
