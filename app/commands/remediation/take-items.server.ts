import type { PlannedItem } from "#app/domain/remediation/import/plan-import.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getPlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { getPlanImport } from "#app/queries/remediation/plan-import.server.ts";
import { tellPrimes } from "./tell-primes.server.ts";
import { insertItems, insertVersion, lockPlan } from "./write-items.server.ts";

type Input = {
  planId: string;
  importId: string;
  /** which items are taken, by their places in the file, each with the version that was shown */
  taken: ReadonlyMap<string, number>;
};
type Outcome =
  | { ok: true; count: number }
  | { ok: false; reason: "not-found" }
  /** somebody changed so many of them since they were shown; nothing is taken */
  | { ok: false; reason: "stale"; count: number };

/** Put what somebody chose of an uploaded file on a plan: new items, and new versions of known ones. */
export function takeItems(actor: Actor, { planId, importId, taken }: Input): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockPlan(scope, planId);
    const file = await getPlanFile(scope, planId);
    const found = file && (await getPlanImport(scope, file, importId));
    if (!found) return { ok: false, reason: "not-found" };
    const chosen = found.planned.filter(({ place }) => taken.has(place));
    const stale = chosen.filter((one) => versionOf(one) !== taken.get(one.place));
    if (stale.length > 0) return { ok: false, reason: "stale", count: stale.length };
    for (const { standing, content } of chosen)
      if (standing) await insertVersion(scope, planId, standing, content);
    const fresh = chosen.flatMap(({ standing, content }) => (standing ? [] : content));
    await insertItems(scope, planId, fresh, file.items);
    if (chosen.length > 0) await tellPrimes(scope, planId, file.progress);
    return { ok: true, count: chosen.length };
  });
}

/** The version that would be replaced; 0 for a new item. */
function versionOf({ standing }: PlannedItem): number {
  return standing?.version ?? 0;
}
