import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPlanList } from "#app/domain/remediation/plan-list-address.ts";
import { PLAN_COLUMNS, planLine } from "#app/domain/remediation/plan-list-export.ts";
import { sayPlanFilter } from "#app/domain/remediation/plan-list-words.ts";
import { readColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { exportPlans } from "#app/queries/remediation/exported-plans.server.ts";
import { findPlanListNames } from "#app/queries/remediation/plan-list-names.server.ts";
import { downloadList } from "#app/web/download-list.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of remediation plans as it is narrowed, sorted and shown, as CSV or XLSX. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor: _, ...filter } = readPlanList(query);
  const names = await reading(actor, (scope) => findPlanListNames(scope, filter));
  return downloadList(request, actor, {
    name: "Remediation plans",
    fileName: "remediation",
    columns: PLAN_COLUMNS,
    shown: readColumns(LIST_COLUMNS.remediation, query),
    pieces: exportPlans((work) => reading(actor, work), filter),
    lineOf: planLine,
    holds: sayPlanFilter(filter, names),
  });
}
