import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { planListQuery, readPlanList } from "#app/domain/remediation/plan-list-address.ts";
import { paths } from "#app/paths.ts";
import { countPlans } from "#app/queries/remediation/plan-facets.server.ts";
import { findPlans } from "#app/queries/remediation/plan-list.server.ts";
import { findPlanListNames } from "#app/queries/remediation/plan-list-names.server.ts";
import { SuppliersPlansPage } from "#app/ui/remediation/suppliers-plans-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Remediation - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor, ...asked } = readPlanList(new URL(request.url).searchParams);
  const { page, facets, names } = await reading(actor, async (scope) => {
    const [page, names] = await Promise.all([
      findPlans(scope, asked, cursor),
      findPlanListNames(scope, asked),
    ]);
    return { page, names, facets: await countPlans(scope, page.filter) };
  });
  const { organizationId } = actor;
  const { filter, plans, next } = page;
  const narrowed = planListQuery(filter);
  return {
    organizationId,
    personId: actor.personId,
    filter,
    names,
    plans,
    facets,
    downloads: {
      csv: paths.prime.exportRemediation(organizationId, "csv") + narrowed,
      xlsx: paths.prime.exportRemediation(organizationId, "xlsx") + narrowed,
    },
    nextHref: next
      ? paths.prime.remediation(organizationId) + planListQuery(filter, next)
      : undefined,
    printed: { by: actor.personName, on: actor.on },
  };
}

export default function RemediationList() {
  return <SuppliersPlansPage {...useLoaderData<typeof loader>()} />;
}
