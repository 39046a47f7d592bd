import { randomUUID } from "node:crypto";
import type { ItemContent, PlanItem } from "#app/domain/remediation/item.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";
import { remediationItems } from "#db/schema/remediation.ts";

/** Whoever changes a plan waits for whoever does already: each item has its number, each version its own. */
export async function lockPlan({ tx }: Scope, planId: string): Promise<void> {
  await takeTurnAt(tx, `plan ${planId}`);
}

/**
 * Put new items on a plan, numbered on from those that are there. The plan must be locked.
 *
 * @returns their ids, in the order given.
 */
export async function insertItems(
  { tx, actor }: Scope,
  planId: string,
  contents: readonly ItemContent[],
  onPlan: readonly PlanItem[],
): Promise<string[]> {
  if (contents.length === 0) return [];
  const last = Math.max(0, ...onPlan.map(({ number }) => number));
  const rows = contents.map((content, index) => ({
    ...versionOf({ actor }, planId, content),
    itemId: randomUUID(),
    version: 1,
    number: last + index + 1,
  }));
  await tx.insert(remediationItems).values(rows);
  return rows.map(({ itemId }) => itemId);
}

/** Write the next version of an item. The plan must be locked. */
export async function insertVersion(
  { tx, actor }: Scope,
  planId: string,
  { id, number, version }: Pick<PlanItem, "id" | "number" | "version">,
  content: ItemContent,
): Promise<void> {
  await tx.insert(remediationItems).values({
    ...versionOf({ actor }, planId, content),
    itemId: id,
    version: version + 1,
    number,
  });
}

function versionOf({ actor }: Pick<Scope, "actor">, planId: string, content: ItemContent) {
  return {
    planId,
    organizationId: actor.organizationId,
    recordedAt: actor.at,
    recordedBy: actor.personId,
    recordedByName: actor.personName,
    source: content.source,
    sourceKey: content.sourceKey,
    requirement: content.requirement,
    openAs: content.openAs,
    weakness: content.weakness,
    action: content.action,
    ownerId: content.ownerId,
    ownerName: content.ownerName,
    resources: content.resources,
    milestones: content.milestones,
    dueOn: content.dueOn,
    status: content.status,
    doneOn: content.doneOn,
    evidence: content.evidence,
  };
}
