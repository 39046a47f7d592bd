import { and, desc, eq } from "drizzle-orm";
import type { ClosingReview } from "#app/domain/remediation/closing.ts";
import type { ShownPlan } from "#app/domain/remediation/shown-plan.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { remediationReviews } from "#db/schema/remediation.ts";
import { listSuppliersPlans, readShownPlan, type SuppliersPlan } from "./prime-plan.server.ts";
import { listClosingReviews } from "./sharing.server.ts";

/** What a prime said of a plan, with what it saw. */
export type PlanReviewed = {
  id: string;
  planId: string;
  outcome: (typeof remediationReviews.$inferSelect)["outcome"];
  note: string;
  /** ISO instant, UTC */
  reviewedAt: string;
  reviewedByName: string;
  shown: ShownPlan;
};

/** A plan as a record and an auditor read it: as far as it is shown to the prime. */
export type PlanOnRecord = {
  listed: SuppliersPlan;
  shown: ShownPlan;
  /** SHA-256 of the canonical form of what is shown */
  shownSha256: string;
  /** newest first */
  reviews: PlanReviewed[];
  /** what the prime said of the closings of its items, newest first */
  closings: ClosingReview[];
};

/**
 * The plans of some suppliers, as far as they are shown to the actor's organization at the moment that the
 * transaction reads, by supplier, system and id.
 */
export async function listPlansOnRecord(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<PlanOnRecord[]> {
  if (supplierIds.length === 0) return [];
  const plans = await listSuppliersPlans(scope, { supplierIds });
  const planIds = plans.map(({ planId }) => planId);
  const [reviews, closings] = await Promise.all([
    listReviewed(scope, planIds),
    listClosingReviews(scope, planIds),
  ]);
  const found: PlanOnRecord[] = [];
  for (const listed of plans) {
    const shown = await readShownPlan(scope, listed.planId, listed);
    found.push({
      listed,
      shown,
      shownSha256: hashContent(shown),
      reviews: reviews.filter(({ planId }) => planId === listed.planId),
      closings: closings
        .filter(({ planId }) => planId === listed.planId)
        .map(({ planId: _, ...closing }) => closing),
    });
  }
  const keyOf = ({ listed }: PlanOnRecord) =>
    [listed.supplierId, listed.systemName, listed.planId].join(" ");
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

async function listReviewed(
  { tx, actor }: Scope,
  planIds: readonly string[],
): Promise<PlanReviewed[]> {
  if (planIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(remediationReviews)
    .where(
      and(
        eq(remediationReviews.primeId, actor.organizationId),
        among(remediationReviews.planId, planIds),
      ),
    )
    .orderBy(desc(remediationReviews.reviewedAt), desc(remediationReviews.id));
  return rows.map(({ id, planId, outcome, note, reviewedAt, reviewedByName, shown }) => ({
    id,
    planId,
    outcome,
    note,
    reviewedAt: reviewedAt.toISOString(),
    reviewedByName,
    shown,
  }));
}
