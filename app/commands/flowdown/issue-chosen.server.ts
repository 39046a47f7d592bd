import { holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { IssueFlowdownAnswer } from "#app/domain/flowdown/issue-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { planIssuing, shownPlan } from "#app/queries/flowdown/issue-plan.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { type IssuedNow, issueFlowdownIn } from "./issue-flowdown.server.ts";
import { tellSuppliers } from "./tell-suppliers.server.ts";

type Outcome = { ok: true; issued: number; suppliersTold: number } | Stale;

/**
 * Issue the flowdowns of several subcontracts, of whatever contracts: all of them in one transaction,
 * and one letter to each supplier. What the page showed is what is issued and who is told; if either
 * is another by now, nothing is.
 */
export function issueChosen(
  actor: Actor,
  subcontractIds: readonly string[],
  { shown, ...input }: IssueFlowdownAnswer & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdLog(scope);
    const plan = await planIssuing(scope, subcontractIds, { lock: true });
    const stale = await findStale(scope, shown, shownPlan(plan), { subcontractIds });
    if (stale) return stale;
    const issued: IssuedNow[] = [];
    for (const { subcontractId } of plan.planned) {
      const outcome = await issueFlowdownIn(scope, subcontractId, input);
      if (outcome.ok && outcome.isNew) issued.push(outcome);
    }
    await refreshPostures(scope, {
      subcontractIds: issued.map(({ source }) => source.subcontractId),
    });
    const isAgain = issued.every(({ source }) => source.latestFlowdownId !== null);
    const told = await tellSuppliers(scope, issued, { ...input, isAgain });
    return { ok: true, issued: issued.length, suppliersTold: told.size };
  });
}
