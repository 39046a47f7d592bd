import { isSameItem, type PlanItem } from "#app/domain/remediation/item.ts";
import { findClosingProblem, type ItemAnswer } from "#app/domain/remediation/item-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { getPlan } from "#app/queries/remediation/plan.server.ts";
import { tellPrimes } from "./tell-primes.server.ts";
import { insertVersion, lockPlan } from "./write-items.server.ts";

type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "unknown-owner" }
  | { ok: false; reason: "not-yet"; problem: string };

/** Change an item of a plan; what it said before stays as its former version. */
export function changeItem(
  actor: Actor,
  { planId, itemId }: { planId: string; itemId: string },
  answer: ItemAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockPlan(scope, planId);
    const open = await getPlan(scope, planId);
    const standing = open?.items.find(({ id }) => id === itemId);
    if (!open || !standing) return { ok: false, reason: "not-found" };
    const problem = findClosingProblem(answer, actor.on);
    if (problem) return { ok: false, reason: "not-yet", problem };
    const ownerName = await findOwnerName(scope, answer.ownerId, standing);
    if (ownerName === null) return { ok: false, reason: "unknown-owner" };
    const content = { ...standing, ...answer, ownerName };
    if (isSameItem(content, standing)) return { ok: true };
    await insertVersion(scope, planId, standing, content);
    await tellPrimes(scope, planId, open.progress);
    return { ok: true };
  });
}

/**
 * The name of whoever has the item.
 *
 * @returns null for an account that is none of the organization; somebody who left keeps what they
 *   had, until it is given to somebody else.
 */
async function findOwnerName(
  scope: Scope,
  ownerId: string | null,
  standing: PlanItem,
): Promise<string | null> {
  if (ownerId === null) return standing.ownerId === null ? standing.ownerName : "";
  if (ownerId === standing.ownerId) return standing.ownerName;
  const colleagues = await listColleagues(scope);
  return colleagues.find(({ personId }) => personId === ownerId)?.name ?? null;
}
