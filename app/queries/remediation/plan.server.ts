import { and, asc, desc, eq, inArray } from "drizzle-orm";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { PlanItem } from "#app/domain/remediation/item.ts";
import { measureProgress, type PlanProgress } from "#app/domain/remediation/progress.ts";
import type { ItemMove } from "#app/domain/remediation/projection.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { remediationItems, remediationPlans } from "#db/schema/remediation.ts";
import { workbooks } from "#db/schema/workbook.ts";

/** A plan with the information system that it is about. */
export type Plan = {
  id: string;
  workbookId: string;
  systemName: string;
  /** ISO instant, UTC */
  createdAt: string;
  createdByName: string;
};

/** A plan with its items as they stand, and how far it is. */
export type OpenPlan = {
  plan: Plan;
  /** in the order of their numbers */
  items: PlanItem[];
  /** every version of every item, oldest first */
  moves: ItemMove[];
  progress: PlanProgress;
};

const PLAN_COLUMNS = {
  id: remediationPlans.id,
  workbookId: remediationPlans.workbookId,
  systemName: workbooks.systemName,
  createdAt: remediationPlans.createdAt,
  createdByName: remediationPlans.createdByName,
};

/** The plans of the actor's organization, the newest first. */
export async function listPlans({ tx, actor }: Scope): Promise<Plan[]> {
  const rows = await tx
    .select(PLAN_COLUMNS)
    .from(remediationPlans)
    .innerJoin(workbooks, eq(workbooks.id, remediationPlans.workbookId))
    .where(eq(remediationPlans.organizationId, actor.organizationId))
    .orderBy(desc(remediationPlans.createdAt), desc(remediationPlans.id));
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** The id of the plan of a workbook; null while there is none. */
export async function findPlanOf({ tx, actor }: Scope, workbookId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: remediationPlans.id })
    .from(remediationPlans)
    .where(
      and(
        eq(remediationPlans.workbookId, workbookId),
        eq(remediationPlans.organizationId, actor.organizationId),
      ),
    );
  return row?.id ?? null;
}

/** A plan of the actor's organization with its items; null when there is none. */
export async function getPlan(scope: Scope, planId: string): Promise<OpenPlan | null> {
  const { tx, actor } = scope;
  const [[row], rows] = await Promise.all([
    tx
      .select(PLAN_COLUMNS)
      .from(remediationPlans)
      .innerJoin(workbooks, eq(workbooks.id, remediationPlans.workbookId))
      .where(
        and(
          eq(remediationPlans.id, planId),
          eq(remediationPlans.organizationId, actor.organizationId),
        ),
      ),
    listItemVersions(scope, planId),
  ]);
  return row ? openPlanOf(scope, row, rows) : null;
}

type ItemRow = typeof remediationItems.$inferSelect;

/** Every version of every item of a plan of one's own, oldest first. */
function listItemVersions({ tx, actor }: Scope, planId: string): Promise<ItemRow[]> {
  return tx
    .select()
    .from(remediationItems)
    .where(
      and(
        eq(remediationItems.planId, planId),
        eq(remediationItems.organizationId, actor.organizationId),
      ),
    )
    .orderBy(
      asc(remediationItems.recordedAt),
      asc(remediationItems.number),
      asc(remediationItems.version),
    );
}

function openPlanOf(
  { actor }: Scope,
  row: Omit<Plan, "createdAt"> & { createdAt: Date },
  rows: readonly ItemRow[],
): OpenPlan {
  const dayOf = (instant: Date): CalendarDate => calendarDateOf(instant, actor.timeZone);
  const latest = new Map(rows.map((version) => [version.itemId, version]));
  const items = [...latest.values()].sort((a, b) => a.number - b.number).map(itemOf);
  return {
    plan: { ...row, createdAt: row.createdAt.toISOString() },
    items,
    moves: rows.map(({ itemId, status, recordedAt }) => ({
      itemId,
      status,
      on: dayOf(recordedAt),
    })),
    progress: measureProgress(items, dayOf(rows.at(-1)?.recordedAt ?? row.createdAt)),
  };
}

/** Every version of one item, the newest first; none when there is no such item. */
export async function listVersionsOf(
  { tx, actor }: Scope,
  planId: string,
  itemId: string,
): Promise<PlanItem[]> {
  const rows = await tx
    .select()
    .from(remediationItems)
    .where(
      and(
        eq(remediationItems.planId, planId),
        eq(remediationItems.itemId, itemId),
        eq(remediationItems.organizationId, actor.organizationId),
      ),
    )
    .orderBy(desc(remediationItems.version));
  return rows.map(itemOf);
}

/** How far some plans are, by their ids. */
export async function listProgress(
  scope: Scope,
  plans: readonly Plan[],
): Promise<Map<string, PlanProgress>> {
  if (plans.length === 0) return new Map();
  const { tx, actor } = scope;
  const rows = await tx
    .select()
    .from(remediationItems)
    .where(
      and(
        inArray(
          remediationItems.planId,
          plans.map(({ id }) => id),
        ),
        eq(remediationItems.organizationId, actor.organizationId),
      ),
    )
    .orderBy(asc(remediationItems.recordedAt), asc(remediationItems.version));
  return new Map(
    plans.map((plan) => {
      const own = rows.filter(({ planId }) => planId === plan.id);
      const createdAt = new Date(plan.createdAt);
      return [plan.id, openPlanOf(scope, { ...plan, createdAt }, own).progress];
    }),
  );
}

/** A version of an item as the rules read it. */
export function itemOf(row: ItemRow): PlanItem {
  const { itemId, number, version, recordedAt, recordedByName } = row;
  return {
    id: itemId,
    number,
    version,
    recordedAt: recordedAt.toISOString(),
    recordedByName,
    source: row.source,
    sourceKey: row.sourceKey,
    requirement: row.requirement,
    openAs: row.openAs,
    weakness: row.weakness,
    action: row.action,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    resources: row.resources,
    milestones: row.milestones,
    dueOn: calendarDateOrNull(row.dueOn),
    status: row.status,
    doneOn: calendarDateOrNull(row.doneOn),
    evidence: row.evidence,
  };
}
