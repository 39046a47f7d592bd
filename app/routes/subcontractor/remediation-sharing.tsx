import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { SharingForm } from "#app/domain/remediation/sharing-form.ts";
import { paths } from "#app/paths.ts";
import { listPlanReaders } from "#app/queries/remediation/sharing.server.ts";
import { SharingPage } from "#app/ui/remediation/sharing-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What your primes see of ${data?.plan.systemName ?? "a plan"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { plan, systemLineageId } = await requirePlan(actor, params);
  const readers = await reading(actor, (scope) =>
    listPlanReaders(scope, { planId: plan.id, systemLineageId }),
  );
  return {
    organizationId: actor.organizationId,
    plan,
    readers,
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const planId = requireId(params, "planId");
  const form = await readForm(request, SharingForm);
  if (!form.ok) return form.reply;
  const outcome = await sharePlan(actor, planId, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok)
    return form.refuse({
      level: ["It holds an assessment of this system, so it sees at least how far the plan is."],
    });
  const sharing = paths.subcontractor.remediationSharing(actor.organizationId, planId);
  return redirect(`${sharing}?saved=yes`, 303);
}

export default function RemediationSharing() {
  const result = useActionData<typeof action>()?.result;
  const refused = result && {
    primeId: String(result.initialValue?.primeId ?? ""),
    errors: result.error?.level ?? [],
  };
  return <SharingPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
