import { beginItem, type DraftItem } from "#app/domain/remediation/draft-items.ts";
import type { AddItems } from "#app/domain/remediation/item-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getPlanFile, type PlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { tellPrimes } from "./tell-primes.server.ts";
import { insertItems, lockPlan } from "./write-items.server.ts";

type Outcome =
  | { ok: true; itemIds: string[] }
  | { ok: false; reason: "not-found" | "nothing-to-add" | "on-the-plan" };

/** Put items on a plan: one's own, one that is suggested, or all that the workbook leaves open. */
export function addItems(actor: Actor, planId: string, asked: AddItems): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockPlan(scope, planId);
    const file = await getPlanFile(scope, planId);
    if (!file) return { ok: false, reason: "not-found" };
    if (asked.intent === "own" && isOpenAlready(asked, file))
      return { ok: false, reason: "on-the-plan" };
    const drafts = draftsOf(asked, file);
    if (drafts.length === 0) return { ok: false, reason: "nothing-to-add" };
    const contents = drafts.map((draft) => beginItem(draft));
    const itemIds = await insertItems(scope, planId, contents, file.items);
    await tellPrimes(scope, planId, file.progress);
    return { ok: true, itemIds };
  });
}

/** Whether an open item is about the same requirement, or says the same weakness. */
function isOpenAlready(
  { requirement, weakness }: Extract<AddItems, { intent: "own" }>,
  { items }: PlanFile,
): boolean {
  const open = items.filter(({ status }) => status === "open");
  return open.some((item) =>
    requirement ? item.requirement === requirement : item.weakness === weakness,
  );
}

function draftsOf(asked: AddItems, file: PlanFile): DraftItem[] {
  if (asked.intent === "unplanned") return file.unplanned;
  if (asked.intent === "suggested")
    return file.suggested.filter(({ sourceKey }) => sourceKey === asked.sourceKey).slice(0, 1);
  const { requirement, weakness } = asked;
  const isPartial = file.evaluation.results[requirement] === "partial";
  return [
    {
      source: "own",
      sourceKey: "",
      requirement: requirement || null,
      openAs: requirement ? (isPartial ? "partial" : "not-met") : null,
      weakness,
    },
  ];
}
