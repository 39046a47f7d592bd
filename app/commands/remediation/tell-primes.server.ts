import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { PlanProgress } from "#app/domain/remediation/progress.ts";
import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import { getPlan, type OpenPlan } from "#app/queries/remediation/plan.server.ts";
import { findClockOf } from "#app/queries/remediation/plan-file.server.ts";
import { listPlanReaders, type PlanReader } from "#app/queries/remediation/sharing.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { remediationShares } from "#db/schema/remediation.ts";

/**
 * After a plan was changed: write how far it is where primes read it, and into the log of each prime
 * for which the numbers are others now. A prime that holds an assessment of the system sees them from
 * here on. In the order of the primes' ids.
 *
 * @param before how far the plan was; null for a plan that was just made.
 * @throws when there is no such plan.
 */
export async function tellPrimes(
  scope: Scope,
  planId: string,
  before: PlanProgress | null,
): Promise<void> {
  const open = await getPlan(scope, planId);
  const workbook = open && (await getWorkbook(scope, open.plan.workbookId));
  if (!open || !workbook) throw new Error("the plan that was changed is not there");
  const { systemLineageId } = await findClockOf(scope, workbook);
  const readers = await listPlanReaders(scope, { planId, systemLineageId });
  const concerned = readers
    .filter(({ isTold, level }) => isTold || level !== null)
    .sort((a, b) => (a.primeId < b.primeId ? -1 : 1));
  for (const reader of concerned) {
    if (reader.level === null) {
      await showPlan(scope, open, { ...reader, systemLineageId, level: "progress" });
      continue;
    }
    await writeProgress(scope, open, reader, systemLineageId);
    if (before && isOther(before, open.progress))
      await asCounterparty(scope, reader.primeId, (prime) =>
        appendOversightEntry(
          prime,
          "remediation.moved",
          { supplierId: reader.supplierId },
          { planId, systemName: open.plan.systemName, before, after: open.progress },
        ),
      );
  }
}

type Shown = Pick<PlanReader, "primeId" | "supplierId"> & {
  systemLineageId: string | null;
  level: NonNullable<PlanReader["level"]>;
};

/** Let a prime see a plan, so far as it is said, and say so in its log. */
export async function showPlan(
  scope: Scope,
  { plan, progress }: OpenPlan,
  { primeId, supplierId, systemLineageId, level }: Shown,
): Promise<void> {
  const { tx, actor } = scope;
  const row = {
    level,
    sharedAt: actor.at,
    endedAt: null,
    systemName: plan.systemName,
    systemLineageId,
    ...progress,
  };
  await tx
    .insert(remediationShares)
    .values({
      planId: plan.id,
      organizationId: actor.organizationId,
      primeId,
      supplierId,
      ...row,
    })
    .onConflictDoUpdate({
      target: [remediationShares.planId, remediationShares.primeId],
      set: row,
    });
  await asCounterparty(scope, primeId, (prime) =>
    appendOversightEntry(
      prime,
      "remediation.shown",
      { supplierId },
      { planId: plan.id, systemName: plan.systemName, level, progress },
    ),
  );
}

function writeProgress(
  { tx }: Scope,
  { plan, progress }: OpenPlan,
  { primeId }: PlanReader,
  systemLineageId: string | null,
) {
  return tx
    .update(remediationShares)
    .set({ ...progress, systemName: plan.systemName, systemLineageId })
    .where(and(eq(remediationShares.planId, plan.id), eq(remediationShares.primeId, primeId)));
}

/** Whether a prime would see other numbers, apart from the day of the last change. */
function isOther(before: PlanProgress, after: PlanProgress): boolean {
  return (
    before.openCount !== after.openCount ||
    before.doneCount !== after.doneCount ||
    before.finishOn !== after.finishOn
  );
}
