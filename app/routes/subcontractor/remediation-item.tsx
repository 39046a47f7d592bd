import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { type PlanItem, titleOf } from "#app/domain/remediation/item.ts";
import { shownFileOf, standingFiles } from "#app/domain/remediation/item-file.ts";
import { ItemForm } from "#app/domain/remediation/item-form.ts";
import { writePoamForm } from "#app/domain/remediation/poam.ts";
import { paths } from "#app/paths.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import { listVersionsOf } from "#app/queries/remediation/plan.server.ts";
import { listClosingReviews, listPlanReaders } from "#app/queries/remediation/sharing.server.ts";
import { showClosings, showReview } from "#app/ui/remediation/closing-notes.tsx";
import { ItemPage } from "#app/ui/remediation/item-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { findStale, versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Item of a plan"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const itemId = requireId(params, "itemId");
  const { plan, items, evaluation, clock } = await requirePlan(actor, params);
  const item = orNotFound(items.find(({ id }) => id === itemId) ?? null);
  const [versions, colleagues, files, closings, primes] = await reading(actor, (scope) =>
    Promise.all([
      listVersionsOf(scope, plan.id, itemId),
      listColleagues(scope),
      listItemFiles(scope, { planId: plan.id, itemId }),
      listClosingReviews(scope, [plan.id]),
      listPlanReaders(scope, { planId: plan.id, systemLineageId: null }),
    ]),
  );
  const { rows } = writePoamForm(items, evaluation, clock);
  const values = valuesOf(item);
  const names = new Map(primes.map(({ primeId, primeName }) => [primeId, primeName]));
  const nameOf = (primeId: string) => names.get(primeId) ?? "a prime";
  const shownFiles = standingFiles(files).map(shownFileOf);
  const ofItem = closings.filter(({ itemNumber }) => itemNumber === item.number);
  return {
    organizationId: actor.organizationId,
    plan,
    title: titleOf(item),
    versions,
    blocker: rows.find((row) => row.item.id === itemId)?.blocker ?? null,
    colleagues: [...new Map(colleagues.map(({ personId, name }) => [personId, name]))].map(
      ([personId, name]) => ({ personId, name }),
    ),
    files: shownFiles,
    closings: showClosings({ ...item, files: shownFiles }, closings, nameOf),
    closingReviews: ofItem.map((review) => showReview(review, nameOf)),
    values,
    version: versionOf(values),
  };
}

function valuesOf(item: PlanItem) {
  return {
    weakness: item.weakness,
    action: item.action,
    ownerId: item.ownerId ?? undefined,
    resources: item.resources,
    milestones: item.milestones.map(({ text, on }) => ({ text, on: on ?? undefined })),
    dueOn: item.dueOn ?? undefined,
    status: item.status,
    doneOn: item.doneOn ?? undefined,
    evidence: item.evidence,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const [planId, itemId] = [requireId(params, "planId"), requireId(params, "itemId")];
  const form = await readForm(request, ItemForm);
  if (!form.ok) return form.reply;
  const stale = await findStale(actor, form, form.payload, async (scope) => {
    const [standing] = await listVersionsOf(scope, planId, itemId);
    return standing ? valuesOf(standing) : null;
  });
  if (stale) return stale;
  const outcome = await changeItem(actor, { planId, itemId }, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    if (outcome.reason === "not-yet") return form.refuse({ doneOn: [outcome.problem] });
    return form.refuse({ ownerId: ["This person has no account at your company any more."] });
  }
  const plan = paths.subcontractor.remediationPlan(actor.organizationId, planId);
  return redirect(`${plan}?done=saved#items`, 303);
}

export default function RemediationItem() {
  return (
    <ItemPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
