import { dueOfClock } from "#app/domain/remediation/clock.ts";
import { findSlips, type PlanProgress, type Slip } from "#app/domain/remediation/progress.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listScoredWorkbooks } from "#app/queries/workbook/scored-workbook.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { listPlans, listProgress, type Plan } from "./plan.server.ts";
import { findClockOf } from "./plan-file.server.ts";

/** The plans of the actor's organization, and the workbooks that have none. */
export type PlanOverview = {
  plans: { id: string; systemName: string; progress: PlanProgress; slips: Slip[] }[];
  workbooks: { id: string; systemName: string; open: number }[];
};

/** How far every plan of the actor's organization is, and which workbooks have none. */
export async function listPlanOverview(scope: Scope): Promise<PlanOverview> {
  const [plans, scored] = await Promise.all([listPlans(scope), listScoredWorkbooks(scope)]);
  const progressOf = await listProgress(scope, plans);
  const listed = await Promise.all(
    plans.map(async (plan) => {
      const progress = progressOf.get(plan.id);
      return progress ? [await overviewOf(scope, plan, progress)] : [];
    }),
  );
  const planned = new Set(plans.map(({ workbookId }) => workbookId));
  return {
    plans: listed.flat(),
    workbooks: scored
      .filter(({ id }) => !planned.has(id))
      .map(({ id, systemName, open }) => ({ id, systemName, open })),
  };
}

async function overviewOf(
  scope: Scope,
  { id, workbookId, systemName }: Plan,
  progress: PlanProgress,
) {
  const workbook = await getWorkbook(scope, workbookId);
  const found = workbook && (await findClockOf(scope, workbook));
  const slips = findSlips(progress, scope.actor.on, dueOfClock(found?.clock ?? null));
  return { id, systemName, progress, slips };
}
