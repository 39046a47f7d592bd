import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { readPlanList } from "#app/domain/remediation/plan-list-address.ts";
import { PLAN_COLUMNS, planLine } from "#app/domain/remediation/plan-list-export.ts";
import { sayPlanFilter } from "#app/domain/remediation/plan-list-words.ts";
import { exportPlans } from "#app/queries/remediation/exported-plans.server.ts";
import { findPlanListNames } from "#app/queries/remediation/plan-list-names.server.ts";
import { downloadSheets } from "#app/web/download-sheets.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of remediation plans as it is narrowed and sorted, as XLSX, and what it is. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readPlanList(new URL(request.url).searchParams);
  const names = await reading(actor, (scope) => findPlanListNames(scope, filter));
  async function* lines() {
    for await (const piece of exportPlans((work) => reading(actor, work), filter))
      for (const plan of piece) yield planLine(plan);
  }
  const about = [
    ["Of", actor.organizationName],
    ["As of", formatDate(actor.on)],
    ["Made by", actor.personName],
    ["Holds", sayPlanFilter(filter, names).join("; ")],
  ];
  const sheets = [
    { name: "Remediation plans", columns: PLAN_COLUMNS, rows: lines() },
    {
      name: "About this file",
      columns: ["What", "Value"].map((header, i) => ({ header, width: i === 0 ? 12 : 90 })),
      rows: about,
    },
  ];
  return downloadSheets(sheets, { fileName: `remediation-${actor.on}.xlsx`, at: actor.at });
}
