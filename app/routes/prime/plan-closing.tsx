import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewClosing } from "#app/commands/remediation/review-closing.server.ts";
import { closingsOf } from "#app/domain/remediation/closing.ts";
import { ClosingForm } from "#app/domain/remediation/sharing-form.ts";
import { paths } from "#app/paths.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getSuppliersPlan } from "#app/queries/remediation/prime-plan.server.ts";
import { listClosingReviews } from "#app/queries/remediation/sharing.server.ts";
import { showReview } from "#app/ui/remediation/closing-notes.tsx";
import { ClosingPage } from "#app/ui/remediation/closing-page.tsx";
import { requireCount, requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Closing of an item of ${data?.supplierName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const which = whichItem(params);
  const { logSize, listed, item, reviews } = await requireItem(actor, which);
  const ofItem = reviews.filter(({ itemNumber }) => itemNumber === which.itemNumber);
  return {
    organizationId: actor.organizationId,
    today: actor.on,
    planId: which.planId,
    supplierId: listed.supplierId,
    supplierName: listed.supplierName,
    systemName: listed.systemName,
    item,
    reviews: ofItem.map((review) => showReview(review)),
    isChangedSince: closingsOf(item, ofItem).some(({ state }) => state === "changed-since"),
    shown: showing(logSize, item),
  };
}

type Params = LoaderFunctionArgs["params"];
type Access = Awaited<ReturnType<typeof requireAccess>>;

function whichItem(params: Params) {
  return { planId: requireId(params, "planId"), itemNumber: requireCount(params, "itemNumber") };
}

/** The item, as far as it is shown. @throws 404 where it is not. */
async function requireItem(actor: Access, { planId, itemNumber }: ReturnType<typeof whichItem>) {
  const [logSize, found, reviews] = await reading(actor, (scope) =>
    Promise.all([
      startShowing(scope),
      getSuppliersPlan(scope, planId),
      listClosingReviews(scope, [planId]),
    ]),
  );
  const { listed, shown } = orNotFound(found);
  const item = orNotFound(shown.items?.find(({ number }) => number === itemNumber) ?? null);
  return { logSize, listed, item, reviews };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const which = whichItem(params);
  await requireItem(actor, which);
  const form = await readForm(request, ClosingForm);
  if (!form.ok) return form.reply;
  const outcome = await reviewClosing(actor, which, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    const problem = outcome.reason === "stale" ? sayStale(outcome) : NOTHING_TO_DECIDE;
    return form.refuse(problem, { status: 409 });
  }
  const plan = paths.prime.remediationPlan(actor.organizationId, which.planId);
  return redirect(`${plan}?saved=closing#items`, 303);
}

const NOTHING_TO_DECIDE = {
  "": ["The supplier does not say that this item is done. There is nothing to decide."],
};

export default function PlanClosing() {
  return (
    <ClosingPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
