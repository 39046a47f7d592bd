import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { type CloseOutClock, findCloseOutClock } from "#app/domain/remediation/clock.ts";
import {
  type DraftItem,
  draftFromWorkbook,
  suggestItems,
} from "#app/domain/remediation/draft-items.ts";
import { evaluateWorkbook, type WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { listReturns } from "#app/queries/fact/return.server.ts";
import { findSystemOf } from "#app/queries/workbook/system.server.ts";
import { getWorkbook, type OpenWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { getPlan, type OpenPlan } from "./plan.server.ts";

/** A plan with everything that it is judged by. */
export type PlanFile = OpenPlan & {
  evaluation: WorkbookEvaluation;
  /** the system as it was stated; null while it was not */
  systemLineageId: string | null;
  /** the Conditional status of the system; null while none is stated */
  clock: CloseOutClock | null;
  /** not met in the workbook, and on the plan by no item */
  unplanned: DraftItem[];
  /** what else calls for an item */
  suggested: DraftItem[];
};

/** A plan of the actor's organization with what it is judged by; null when there is none. */
export async function getPlanFile(scope: Scope, planId: string): Promise<PlanFile | null> {
  const open = await getPlan(scope, planId);
  const workbook = open && (await getWorkbook(scope, open.plan.workbookId));
  if (!open || !workbook) return null;
  const evaluation = evaluateWorkbook(workbook.answers);
  const [{ systemLineageId, clock }, returned] = await Promise.all([
    findClockOf(scope, workbook),
    listReturns(scope),
  ]);
  const sentBack = returned.map(({ factId, kind, reason, returnedBy }) => ({
    factId,
    what: FACT_KIND_NAMES[kind],
    reason,
    returnedBy,
  }));
  return {
    ...open,
    evaluation,
    systemLineageId,
    clock,
    unplanned: draftFromWorkbook(workbook.answers, evaluation, open.items),
    suggested: suggestItems({ returned: sentBack, clock }, open.items),
  };
}

/** The Conditional status of the system that a workbook is about. */
export async function findClockOf(
  scope: Scope,
  { workbook }: OpenWorkbook,
): Promise<Pick<PlanFile, "systemLineageId" | "clock">> {
  const [system, facts] = await Promise.all([findSystemOf(scope, workbook), listOwnFacts(scope)]);
  const systemLineageId = system?.lineageId ?? null;
  const stated = facts.flatMap((fact) =>
    fact.kind === "assessment" && fact.content.systemLineageId === systemLineageId
      ? [fact.content]
      : [],
  );
  return { systemLineageId, clock: findCloseOutClock(stated, scope.actor.on) };
}
