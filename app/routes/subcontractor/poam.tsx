import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { writePoamForm } from "#app/domain/remediation/poam.ts";
import { PoamPage } from "#app/ui/remediation/poam-page.tsx";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `POA&M of ${data?.plan.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { plan, items, evaluation, clock } = await requirePlan(actor, params);
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    plan,
    today: actor.on,
    form: writePoamForm(items, evaluation, clock),
    clock,
  };
}

export default function Poam() {
  return <PoamPage {...useLoaderData<typeof loader>()} />;
}
