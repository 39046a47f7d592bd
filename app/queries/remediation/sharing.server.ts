import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { ClosingReview } from "#app/domain/remediation/closing.ts";
import type { PlanReviewOutcome, SharingLevel } from "#app/domain/remediation/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { assessments } from "#db/schema/assessment.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import {
  remediationClosingReviews,
  remediationPlans,
  remediationReviews,
  remediationShares,
} from "#db/schema/remediation.ts";
import { workbooks } from "#db/schema/workbook.ts";

/** A prime that the actor's organization works for, and what it sees of a plan. */
export type PlanReader = {
  primeId: string;
  primeName: string;
  supplierId: string;
  /** whether it holds an assessment of the system: then it sees how far the plan is */
  isTold: boolean;
  /** null: nothing */
  level: SharingLevel | null;
  /** of what it sees, as its log has it; null: nothing, or not told since this is kept */
  shownSha256: string | null;
};

/** Who could be shown a plan, and what each sees now; by name. */
export async function listPlanReaders(
  scope: Scope,
  { planId, systemLineageId }: { planId: string; systemLineageId: string | null },
): Promise<PlanReader[]> {
  const { tx, actor } = scope;
  const [primes, told, shown] = await Promise.all([
    tx
      .selectDistinctOn([flowdowns.primeId], {
        primeId: flowdowns.primeId,
        primeName: flowdowns.primeName,
        supplierId: flowdowns.supplierId,
      })
      .from(flowdowns)
      .orderBy(flowdowns.primeId, desc(flowdowns.issuedAt)),
    listToldPrimes(scope, systemLineageId),
    tx
      .select({
        primeId: remediationShares.primeId,
        level: remediationShares.level,
        shownSha256: remediationShares.shownSha256,
      })
      .from(remediationShares)
      .where(
        and(
          eq(remediationShares.planId, planId),
          eq(remediationShares.organizationId, actor.organizationId),
          isNull(remediationShares.endedAt),
        ),
      ),
  ]);
  const seen = new Map(shown.map((row) => [row.primeId, row]));
  return primes
    .filter(({ primeId }) => primeId !== actor.organizationId)
    .map((prime) => ({
      ...prime,
      isTold: told.has(prime.primeId),
      level: seen.get(prime.primeId)?.level ?? null,
      shownSha256: seen.get(prime.primeId)?.shownSha256 ?? null,
    }))
    .sort((a, b) => a.primeName.localeCompare(b.primeName, "en"));
}

/** What each prime sees of each plan of the actor's organization, by prime. */
export async function listPlansSeen(
  scope: Scope,
): Promise<Map<string, { id: string; systemName: string; level: SharingLevel | null }[]>> {
  const { tx, actor } = scope;
  const plans = await tx
    .select({
      id: remediationPlans.id,
      systemName: workbooks.systemName,
      systemLineageId: workbooks.systemLineageId,
    })
    .from(remediationPlans)
    .innerJoin(workbooks, eq(workbooks.id, remediationPlans.workbookId))
    .where(eq(remediationPlans.organizationId, actor.organizationId))
    .orderBy(asc(workbooks.systemName));
  const seen = new Map<string, { id: string; systemName: string; level: SharingLevel | null }[]>();
  for (const { id, systemName, systemLineageId } of plans)
    for (const { primeId, level } of await listPlanReaders(scope, { planId: id, systemLineageId }))
      seen.set(primeId, [...(seen.get(primeId) ?? []), { id, systemName, level }]);
  return seen;
}

/** The primes that hold an assessment of the system, in any version. */
async function listToldPrimes(
  { tx, actor }: Scope,
  systemLineageId: string | null,
): Promise<Set<string>> {
  if (systemLineageId === null) return new Set();
  const rows = await tx
    .selectDistinct({ primeId: shares.primeId })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .innerJoin(assessments, eq(assessments.factId, facts.id))
    .where(
      and(
        eq(shares.organizationId, actor.organizationId),
        isNull(shares.endedAt),
        eq(assessments.systemLineageId, systemLineageId),
      ),
    )
    .orderBy(asc(shares.primeId));
  return new Set(rows.map(({ primeId }) => primeId));
}

/** What a prime said of a plan. */
export type PlanReview = {
  id: string;
  primeId: string;
  outcome: PlanReviewOutcome;
  note: string;
  /** ISO instant, UTC */
  reviewedAt: string;
  reviewedByName: string;
};

/** What was said of a plan: to the subcontractor by every prime, to a prime by itself; newest first. */
export async function listPlanReviews({ tx }: Scope, planId: string): Promise<PlanReview[]> {
  const rows = await tx
    .select({
      id: remediationReviews.id,
      primeId: remediationReviews.primeId,
      outcome: remediationReviews.outcome,
      note: remediationReviews.note,
      reviewedAt: remediationReviews.reviewedAt,
      reviewedByName: remediationReviews.reviewedByName,
    })
    .from(remediationReviews)
    .where(eq(remediationReviews.planId, planId))
    .orderBy(desc(remediationReviews.reviewedAt), desc(remediationReviews.id));
  return rows.map((row) => ({ ...row, reviewedAt: row.reviewedAt.toISOString() }));
}

/**
 * What was said of the closings of some plans' items: to the subcontractor by every prime, to a prime by
 * itself; newest first.
 */
export async function listClosingReviews(
  { tx }: Scope,
  planIds: readonly string[],
): Promise<(ClosingReview & { planId: string })[]> {
  const rows = await tx
    .select()
    .from(remediationClosingReviews)
    .where(among(remediationClosingReviews.planId, planIds))
    .orderBy(desc(remediationClosingReviews.reviewedAt), desc(remediationClosingReviews.id));
  return rows.map((row) => ({
    id: row.id,
    planId: row.planId,
    primeId: row.primeId,
    itemNumber: row.itemNumber,
    outcome: row.outcome,
    note: row.note,
    reviewedAt: row.reviewedAt.toISOString(),
    reviewedByName: row.reviewedByName,
    shown: row.shown,
  }));
}
