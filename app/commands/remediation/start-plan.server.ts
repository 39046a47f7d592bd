import { randomUUID } from "node:crypto";
import { beginItem, draftFromWorkbook } from "#app/domain/remediation/draft-items.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { findPlanOf } from "#app/queries/remediation/plan.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { remediationPlans } from "#db/schema/remediation.ts";
import { tellPrimes } from "./tell-primes.server.ts";
import { insertItems } from "./write-items.server.ts";

type Outcome = { ok: true; planId: string } | { ok: false; reason: "not-found" };

/**
 * Make the plan of a workbook: an item for each requirement that is not met, in the order in which
 * they should be fixed. Each workbook has one plan, and gets the same one again.
 */
export function startPlan(actor: Actor, { workbookId }: { workbookId: string }): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const workbook = await getWorkbook(scope, workbookId);
    if (!workbook) return { ok: false, reason: "not-found" };
    const [made] = await scope.tx
      .insert(remediationPlans)
      .values({
        id: randomUUID(),
        createdAt: actor.at,
        createdBy: actor.personId,
        createdByName: actor.personName,
        organizationId: actor.organizationId,
        workbookId,
      })
      .onConflictDoNothing()
      .returning({ id: remediationPlans.id });
    if (!made) {
      const planId = await findPlanOf(scope, workbookId);
      if (!planId) throw new Error("the plan is neither made nor there");
      return { ok: true, planId };
    }
    const evaluation = evaluateWorkbook(workbook.answers);
    const drafts = draftFromWorkbook(workbook.answers, evaluation, []);
    await insertItems(
      scope,
      made.id,
      drafts.map((draft) => beginItem(draft)),
      [],
    );
    await tellPrimes(scope, made.id, null);
    return { ok: true, planId: made.id };
  });
}
