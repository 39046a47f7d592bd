import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { PlanProgress } from "#app/domain/remediation/progress.ts";
import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { getPlan, type OpenPlan } from "#app/queries/remediation/plan.server.ts";
import { findClockOf } from "#app/queries/remediation/plan-file.server.ts";
import { readShownPlan } from "#app/queries/remediation/prime-plan.server.ts";
import { listPlanReaders, type PlanReader } from "#app/queries/remediation/sharing.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { remediationShares } from "#db/schema/remediation.ts";

/**
 * After a plan was changed: write how far it is where primes read it, and into the log of each prime
 * that sees something else now, with the hash of what it sees, by which a record is checked. A prime
 * that holds an assessment of the system sees how far the plan is from here on. In the order of the
 * primes' ids.
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
    const { level } = reader;
    const shownSha256 = await hashShown(scope, open, { ...reader, level });
    await writeProgress(scope, open, reader, { systemLineageId, shownSha256 });
    if (shownSha256 !== reader.shownSha256)
      await asCounterparty(scope, reader.primeId, (prime) =>
        appendOversightEntry(
          prime,
          "remediation.moved",
          { supplierId: reader.supplierId },
          {
            planId,
            systemName: open.plan.systemName,
            before: before ?? open.progress,
            after: open.progress,
            shownSha256,
          },
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
  open: OpenPlan,
  { primeId, supplierId, systemLineageId, level }: Shown,
): Promise<void> {
  const { tx, actor } = scope;
  const { plan, progress } = open;
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
  const shownSha256 = await hashShown(scope, open, { primeId, level });
  await writeProgress(scope, open, { primeId }, { systemLineageId, shownSha256 });
  await asCounterparty(scope, primeId, (prime) =>
    appendOversightEntry(
      prime,
      "remediation.shown",
      { supplierId },
      { planId: plan.id, systemName: plan.systemName, level, progress, shownSha256 },
    ),
  );
}

/** SHA-256 of what a prime sees of a plan, read as the prime reads it. */
function hashShown(
  scope: Scope,
  { plan, progress }: OpenPlan,
  { primeId, level }: Pick<Shown, "primeId" | "level">,
): Promise<string> {
  const { id, systemName } = plan;
  return asCounterparty(scope, primeId, async (prime) =>
    hashContent(await readShownPlan(prime, id, { level, systemName, progress })),
  );
}

function writeProgress(
  { tx }: Scope,
  { plan, progress }: OpenPlan,
  { primeId }: Pick<PlanReader, "primeId">,
  told: { systemLineageId: string | null; shownSha256: string },
) {
  return tx
    .update(remediationShares)
    .set({ ...progress, systemName: plan.systemName, ...told })
    .where(and(eq(remediationShares.planId, plan.id), eq(remediationShares.primeId, primeId)));
}
