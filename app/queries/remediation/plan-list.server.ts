import { and, asc, desc, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type {
  PlanCursor,
  PlanListAddress,
  PlanSort,
} from "#app/domain/remediation/plan-list-address.ts";
import { findSlips, type PlanProgress, type Slip } from "#app/domain/remediation/progress.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { comesClose, distanceSql, holdsWords, isFoundBy } from "#app/queries/sql/words.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { remediationReviews, remediationShares } from "#db/schema/remediation.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { progressOf } from "./share-progress.server.ts";
import { closeOutBySql, planStateSql, slipSql, urgencySql } from "./slip-sql.server.ts";

/** A plan as the list of all suppliers shows it. */
export type PlanListItem = {
  planId: string;
  supplierId: string;
  supplierName: string;
  systemName: string;
  progress: PlanProgress;
  closeOutBy: CalendarDate | null;
  slips: Slip[];
  /** the day of the last review; null before any */
  reviewedOn: CalendarDate | null;
};

/** What the list is narrowed to and sorted by; absent: every plan, the most pressing first. */
export type PlanFilter = Partial<PlanListAddress>;

export type PlanPage = {
  plans: PlanListItem[];
  /** where the next page begins; null on the last */
  next: PlanCursor | null;
};

export const PLANS_PER_PAGE = 50;

/** The plans that the actor's organization sees, in the order asked for, a page at a time. */
export async function listPlans(
  scope: Scope,
  filter: PlanFilter,
  { cursor, size }: { cursor: PlanCursor | null; size: number } = {
    cursor: null,
    size: PLANS_PER_PAGE,
  },
): Promise<PlanPage> {
  const { tx, actor } = scope;
  const place = placeSql(filter, actor);
  const direction = filter.isDescending ? desc : asc;
  const rows = await tx
    .select({
      share: remediationShares,
      supplierName: suppliers.legalName,
      closeOutBy: closeOutBySql(actor),
      reviewedAt: reviewedAtSql(actor),
      place,
    })
    .from(remediationShares)
    .innerJoin(suppliers, eq(suppliers.id, remediationShares.supplierId))
    .where(and(fittingPlans(scope, filter), cursor ? beyond(cursor, filter, place) : undefined))
    .orderBy(direction(place), direction(suppliers.legalName), direction(remediationShares.planId))
    .limit(size + 1);
  const plans = rows.slice(0, size);
  const last = plans.at(-1);
  return {
    plans: plans.map(({ share, supplierName, ...row }) => {
      const progress = progressOf(share);
      const closeOutBy = calendarDateOrNull(row.closeOutBy);
      return {
        planId: share.planId,
        supplierId: share.supplierId,
        supplierName,
        systemName: share.systemName,
        progress,
        closeOutBy,
        slips: findSlips(progress, actor.on, closeOutBy),
        reviewedOn: row.reviewedAt
          ? calendarDateOf(new Date(row.reviewedAt), actor.timeZone)
          : null,
      };
    }),
    next:
      rows.length > size && last
        ? {
            place: last.place,
            supplierName: last.supplierName,
            planId: last.share.planId,
          }
        : null,
  };
}

/**
 * A page of the list; where nothing holds what is searched for, of what comes close to it.
 *
 * @returns the page with what it was narrowed by.
 */
export async function findPlans(
  scope: Scope,
  filter: PlanListAddress,
  cursor: PlanCursor | null,
): Promise<PlanPage & { filter: PlanListAddress }> {
  const page = await listPlans(scope, filter, { cursor, size: PLANS_PER_PAGE });
  if (page.plans.length > 0 || cursor || !filter.search || filter.isNear)
    return { ...page, filter };
  const near = { ...filter, isNear: true };
  const found = await listPlans(scope, near);
  return found.plans.length > 0 ? { ...found, filter: near } : { ...page, filter };
}

/** Which plans fit a filter, among shares beside their suppliers. */
export function fittingPlans(scope: Scope, filter: PlanFilter): SQL | undefined {
  const { search, state, slip, supplierId, contractId, owner = "everybody" } = filter;
  const { organizationId } = scope.actor;
  return and(
    eq(remediationShares.primeId, organizationId),
    isNull(remediationShares.endedAt),
    supplierId ? eq(remediationShares.supplierId, supplierId) : undefined,
    contractId
      ? sql`${remediationShares.supplierId} in (select ${subcontracts.supplierId} from ${subcontracts}
          where ${subcontracts.contractId} = ${contractId} and ${subcontracts.primeId} = ${organizationId}
            and ${subcontracts.state} <> 'closed')`
      : undefined,
    isSupplierOf(scope, owner, sql`${remediationShares.supplierId}`),
    search ? finds(search, filter.isNear ?? false) : undefined,
    state ? sql`${planStateSql(scope.actor)} = ${state}` : undefined,
    slip ? slipSql(slip, scope.actor) : undefined,
  );
}

/** What a plan is found by: the system that it is for, and its supplier. */
const searchedText = sql`concat_ws(' ', ${remediationShares.systemName}, ${suppliers.searchText})`;

/** A word stands in the name of the system, or is one of those that find its supplier. */
function finds(search: string, isNear: boolean): SQL | undefined {
  if (isNear) return comesClose(searchedText, search);
  const { supplierId, systemName } = remediationShares;
  const words = search.split(/\s+/).filter(Boolean);
  return and(
    ...words.map((word) =>
      or(
        holdsWords(systemName, word),
        isFoundBy("suppliers", supplierId, word, suppliers.searchText),
      ),
    ),
  );
}

const LAST_OF_DAYS = "9999-12-31";

/** What each order goes by, as text; the supplier's name and the plan's id decide between equals. */
function placeSql(
  { sort = "urgency", search, isNear }: PlanFilter,
  actor: Scope["actor"],
): SQL<string> {
  if (sort === "urgency" && search && isNear) return distanceSql(searchedText, search);
  const { systemName, nextDueOn, finishOn, movedOn } = remediationShares;
  const day = (value: SQLWrapper) => sql<string>`coalesce(${value}::text, ${LAST_OF_DAYS})`;
  const places: Record<PlanSort, () => SQL<string>> = {
    urgency: () => sql`concat(${urgencySql(actor)}, ' ', ${day(nextDueOn)})`,
    supplier: () => sql`''::text`,
    system: () => sql`${systemName}`,
    finish: () => day(finishOn),
    "close-out": () => day(closeOutBySql(actor)),
    moved: () => sql`${movedOn}::text`,
    // What nobody looked at yet stands first.
    reviewed: () => sql`coalesce(${reviewedAtSql(actor)}, '')`,
  };
  return places[sort]();
}

function beyond(cursor: PlanCursor, filter: PlanFilter, place: SQL): SQL {
  const sign = sql.raw(filter.isDescending ? "<" : ">");
  return sql`(${place}, ${suppliers.legalName}, ${remediationShares.planId})
    ${sign} (${cursor.place}, ${cursor.supplierName}, ${cursor.planId}::uuid)`;
}

/** When the prime last said something of a plan, as text that sorts; null before it did. */
function reviewedAtSql({ organizationId }: Scope["actor"]): SQL<string | null> {
  return sql`(select to_char(max(${remediationReviews.reviewedAt}) at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from ${remediationReviews}
    where ${remediationReviews.planId} = ${remediationShares.planId}
      and ${remediationReviews.primeId} = ${organizationId})`;
}
