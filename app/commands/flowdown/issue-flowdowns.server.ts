import { holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { IssueFlowdownAnswer } from "#app/domain/flowdown/issue-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { listOutdatedFlowdowns } from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { type IssuedNow, issueFlowdownIn } from "./issue-flowdown.server.ts";
import { tellSuppliers } from "./tell-suppliers.server.ts";

type Outcome = { ok: true; issued: number; suppliersTold: number } | Stale;

/**
 * Issue the flowdowns of a contract again that no longer say what it requires: all of them in one
 * transaction, and one letter to each supplier, however many of its subcontracts are among them.
 *
 * @param subcontractIds those chosen; what is no longer outdated is left out, so that a second post
 *   issues nothing twice.
 */
export function issueFlowdowns(
  actor: Actor,
  contractId: string,
  subcontractIds: readonly string[],
  { shown, ...input }: IssueFlowdownAnswer & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdLog(scope);
    const outdated = await listOutdatedFlowdowns(scope, contractId, { lock: true });
    const stale = await findStale(scope, shown, outdated, { contractId });
    if (stale) return stale;
    const chosen = outdated.filter(({ subcontractId }) => subcontractIds.includes(subcontractId));
    const issued: IssuedNow[] = [];
    for (const { subcontractId } of chosen) {
      const outcome = await issueFlowdownIn(scope, subcontractId, input);
      if (outcome.ok && outcome.isNew) issued.push(outcome);
    }
    await refreshPostures(scope, {
      subcontractIds: issued.map(({ source }) => source.subcontractId),
    });
    const told = await tellSuppliers(scope, issued, { ...input, isAgain: true });
    return { ok: true, issued: issued.length, suppliersTold: told.size };
  });
}
