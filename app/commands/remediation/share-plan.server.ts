import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { SharingAnswer } from "#app/domain/remediation/sharing-form.ts";
import { type Actor, asActor, asCounterparty } from "#app/platform/db.server.ts";
import { getPlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { listPlanReaders } from "#app/queries/remediation/sharing.server.ts";
import { remediationShares } from "#db/schema/remediation.ts";
import { showPlan } from "./tell-primes.server.ts";
import { lockPlan } from "./write-items.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "least" };

/**
 * Say what one prime sees of a plan. A prime that holds an assessment of the system sees at least how
 * far the plan is.
 */
export function sharePlan(
  actor: Actor,
  planId: string,
  { primeId, level }: SharingAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    // Before it is read: what is changed meanwhile is shown as well.
    await lockPlan(scope, planId);
    const file = await getPlanFile(scope, planId);
    if (!file) return { ok: false, reason: "not-found" };
    const { systemLineageId } = file;
    const readers = await listPlanReaders(scope, { planId, systemLineageId });
    const reader = readers.find((one) => one.primeId === primeId);
    if (!reader) return { ok: false, reason: "not-found" };
    if (level === (reader.level ?? "nothing")) return { ok: true };
    if (level !== "nothing") {
      await showPlan(scope, file, { ...reader, systemLineageId, level });
      return { ok: true };
    }
    if (reader.isTold) return { ok: false, reason: "least" };
    await scope.tx
      .update(remediationShares)
      .set({ endedAt: actor.at })
      .where(and(eq(remediationShares.planId, planId), eq(remediationShares.primeId, primeId)));
    const { systemName } = file.plan;
    await asCounterparty(scope, primeId, (prime) =>
      appendOversightEntry(
        prime,
        "remediation.hidden",
        { supplierId: reader.supplierId },
        { planId, systemName },
      ),
    );
    return { ok: true };
  });
}
