import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { planListQuery, readPlanList } from "#app/domain/remediation/plan-list-address.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { showViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { countClosingsToCheck } from "#app/queries/remediation/closings-to-check.server.ts";
import { countPlans } from "#app/queries/remediation/plan-facets.server.ts";
import { findPlans } from "#app/queries/remediation/plan-list.server.ts";
import { findPlanListNames } from "#app/queries/remediation/plan-list-names.server.ts";
import { listSavedViews } from "#app/queries/view/view.server.ts";
import { SuppliersPlansPage } from "#app/ui/remediation/suppliers-plans-page.tsx";
import { openDefaultView } from "#app/web/default-view.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Remediation - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor, ...asked } = readPlanList(query);
  const columns = readColumns(LIST_COLUMNS.remediation, query);
  const { page, facets, names, saved, waiting } = await reading(actor, async (scope) => {
    await openDefaultView(request, scope, "remediation");
    const [page, names, saved] = await Promise.all([
      findPlans(scope, asked, cursor),
      findPlanListNames(scope, asked),
      listSavedViews(scope, "remediation"),
    ]);
    const [facets, waiting] = await Promise.all([
      countPlans(scope, page.filter),
      countClosingsToCheck(
        scope,
        page.plans.map(({ planId }) => planId),
      ),
    ]);
    return { page, names, saved, facets, waiting };
  });
  const { organizationId } = actor;
  const { filter, plans, next } = page;
  const narrowed = withColumns(planListQuery(filter), columns);
  const views = showViews(saved, "remediation", query, actor.personId);
  return {
    organizationId,
    personId: actor.personId,
    filter,
    columns,
    names,
    saved: views,
    plans: plans.map((plan) => ({ ...plan, closingsToCheck: waiting.get(plan.planId) ?? 0 })),
    facets,
    downloads: {
      csv: paths.prime.exportRemediation(organizationId, "csv") + narrowed,
      xlsx: paths.prime.exportRemediation(organizationId, "xlsx") + narrowed,
    },
    firstHref: cursor
      ? paths.prime.remediation(organizationId) + (narrowed || views.all)
      : undefined,
    nextHref: next
      ? paths.prime.remediation(organizationId) + withColumns(planListQuery(filter, next), columns)
      : undefined,
    printed: { by: actor.personName, on: actor.on },
  };
}

export default function RemediationList() {
  return <SuppliersPlansPage {...useLoaderData<typeof loader>()} />;
}
