import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isSlip } from "#app/domain/remediation/progress.ts";
import { listSuppliersPlans } from "#app/queries/remediation/prime-plan.server.ts";
import { SuppliersPlansPage } from "#app/ui/remediation/suppliers-plans-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Remediation - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const search = (query.get("q") ?? "").trim().slice(0, 100);
  const asked = query.get("slip") ?? "";
  const slip = isSlip(asked) ? asked : undefined;
  const all = await reading(actor, (scope) => listSuppliersPlans(scope));
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const plans = all.filter(
    ({ supplierName, systemName, slips }) =>
      words.every((word) => `${supplierName} ${systemName}`.toLowerCase().includes(word)) &&
      (slip === undefined || slips.includes(slip)),
  );
  return {
    organizationId: actor.organizationId,
    today: actor.on,
    filter: { search, slip },
    plans,
    slippingCount: all.filter(({ slips }) => slips.length > 0).length,
    count: all.length,
  };
}

export default function RemediationList() {
  return <SuppliersPlansPage {...useLoaderData<typeof loader>()} />;
}
