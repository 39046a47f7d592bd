import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import {
  type CloseOutClock,
  dueOfClock,
  findCloseOutClock,
} from "#app/domain/remediation/clock.ts";
import {
  findSlips,
  type PlanProgress,
  SLIPS,
  type Slip,
} from "#app/domain/remediation/progress.ts";
import type {
  DueChange,
  ShownFile,
  ShownItem,
  ShownPlan,
} from "#app/domain/remediation/shown-plan.ts";
import type { SharingLevel } from "#app/domain/remediation/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listStated } from "#app/queries/posture/eligibility.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { remediationReviews, remediationShares } from "#db/schema/remediation.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { progressOf } from "./share-progress.server.ts";

/** A plan of a supplier as a list of the prime shows it. */
export type SuppliersPlan = {
  planId: string;
  supplierId: string;
  supplierName: string;
  systemName: string;
  level: SharingLevel;
  progress: PlanProgress;
  /** the system as it was stated; null while it was not */
  systemLineageId: string | null;
  /** the Conditional status of the system; null while none counts */
  clock: CloseOutClock | null;
  /** the last day of the close-out of its Conditional status; null without one that runs */
  closeOutBy: CalendarDate | null;
  slips: Slip[];
  /** the day of the last review; null before any */
  reviewedOn: CalendarDate | null;
};

type Which = { supplierId?: string; supplierIds?: readonly string[]; planId?: string };

/** The plans that the actor's organization sees: slipping ones first, then the soonest finished. */
export async function listSuppliersPlans(
  scope: Scope,
  which: Which = {},
): Promise<SuppliersPlan[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      share: remediationShares,
      supplierName: suppliers.legalName,
    })
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .where(
      and(
        eq(remediationShares.primeId, actor.organizationId),
        isNull(remediationShares.endedAt),
        which.supplierId ? eq(remediationShares.supplierId, which.supplierId) : undefined,
        which.supplierIds ? among(remediationShares.supplierId, which.supplierIds) : undefined,
        which.planId ? eq(remediationShares.planId, which.planId) : undefined,
      ),
    )
    .orderBy(asc(suppliers.legalName), asc(remediationShares.planId));
  const supplierIds = [...new Set(rows.map(({ share }) => share.supplierId))];
  const planIds = rows.map(({ share }) => share.planId);
  if (planIds.length === 0) return [];
  const [statedOf, reviews] = await Promise.all([
    listStated(scope, supplierIds),
    tx
      .selectDistinctOn([remediationReviews.planId], {
        planId: remediationReviews.planId,
        reviewedAt: remediationReviews.reviewedAt,
      })
      .from(remediationReviews)
      .where(
        and(
          eq(remediationReviews.primeId, actor.organizationId),
          among(remediationReviews.planId, planIds),
        ),
      )
      .orderBy(remediationReviews.planId, desc(remediationReviews.reviewedAt)),
  ]);
  const reviewed = new Map(
    reviews.map((row) => [row.planId, calendarDateOf(row.reviewedAt, actor.timeZone)]),
  );
  return rows
    .map(({ share, supplierName }): SuppliersPlan => {
      const stated = (statedOf.get(share.supplierId)?.assessments ?? [])
        .filter(({ systemLineageId }) => systemLineageId === share.systemLineageId)
        .map(({ fact }) => fact);
      const clock = findCloseOutClock(stated, actor.on);
      const closeOutBy = dueOfClock(clock);
      const progress = progressOf(share);
      return {
        planId: share.planId,
        supplierId: share.supplierId,
        supplierName,
        systemName: share.systemName,
        level: share.level,
        progress,
        systemLineageId: share.systemLineageId,
        clock,
        closeOutBy,
        slips: findSlips(progress, actor.on, closeOutBy),
        reviewedOn: reviewed.get(share.planId) ?? null,
      };
    })
    .sort(inOrder);
}

/** The most pressing slip first, then the earliest due date, then as they came. */
function inOrder(a: SuppliersPlan, b: SuppliersPlan): number {
  return urgency(a) - urgency(b) || (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0);
}

function urgency({ slips, progress }: SuppliersPlan): number {
  if (progress.openCount === 0) return SLIPS.length + 1;
  return slips[0] ? SLIPS.indexOf(slips[0]) : SLIPS.length;
}

const dueOf = ({ progress }: SuppliersPlan): string => progress.nextDueOn ?? "9999-12-31";

/** A plan of a supplier with what of it is shared; null when the actor's organization sees none. */
export async function getSuppliersPlan(
  scope: Scope,
  planId: string,
): Promise<{ listed: SuppliersPlan; shown: ShownPlan } | null> {
  const [listed] = await listSuppliersPlans(scope, { planId });
  if (!listed) return null;
  return { listed, shown: await readShownPlan(scope, planId, listed) };
}

type SharedRow = {
  number: number;
  requirement: string | null;
  open_as: ShownItem["openAs"];
  weakness: string;
  action: string;
  milestones: ShownItem["milestones"];
  due_on: string | null;
  status: ShownItem["status"];
  done_on: string | null;
  evidence: string;
  files: ShownFile[];
  owner_name: string | null;
  due_changes: DueChange[] | null;
};

/**
 * What the actor's organization sees of a plan that a row of its shares tells of: the items through the
 * door that knows what of them is shared.
 */
export async function readShownPlan(
  scope: Scope,
  planId: string,
  { level, systemName, progress }: Pick<ShownPlan, "level" | "systemName" | "progress">,
): Promise<ShownPlan> {
  const items = level === "progress" ? null : await listSharedItems(scope, planId);
  return { level, systemName, progress, items };
}

async function listSharedItems({ tx }: Scope, planId: string): Promise<ShownItem[]> {
  const rows = await tx.execute<SharedRow>(sql`
    select number, requirement, open_as, weakness, action, milestones, due_on::text, status,
      done_on::text, evidence, files, owner_name, due_changes
    from flowdown.shared_plan_items(${planId}::uuid)`);
  return rows.map(
    ({ open_as: openAs, due_on, done_on, owner_name: ownerName, due_changes, ...row }) => ({
      ...row,
      openAs,
      dueOn: calendarDateOrNull(due_on),
      doneOn: calendarDateOrNull(done_on),
      ...(ownerName !== null && { ownerName }),
      ...(due_changes && { dueChanges: due_changes }),
    }),
  );
}
