import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import { readPlanList } from "#app/domain/remediation/plan-list-address.ts";
import { PLAN_COLUMNS, planLine } from "#app/domain/remediation/plan-list-export.ts";
import { exportPlans } from "#app/queries/remediation/exported-plans.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of remediation plans as it is narrowed and sorted, as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readPlanList(new URL(request.url).searchParams);
  async function* lines() {
    yield writeCsv([PLAN_COLUMNS.map(({ header }) => header)]);
    for await (const piece of exportPlans((work) => reading(actor, work), filter))
      yield writeCsvRows(piece.map(planLine));
  }
  return downloadStream(Readable.from(lines()), {
    fileName: `remediation-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
