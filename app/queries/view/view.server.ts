import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { ViewedList } from "#app/domain/view/lists.ts";
import type { SavedView } from "#app/domain/view/view.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listDefaults, listViews } from "#db/schema/view.ts";

const VIEW = {
  id: listViews.id,
  list: listViews.list,
  name: listViews.name,
  query: listViews.query,
  isShared: listViews.isShared,
  madeBy: { id: listViews.madeBy, name: listViews.madeByName },
  isDefault: sql<boolean>`(${listDefaults.viewId} is not null)`,
};

/** The views of a list that the actor sees: their own, and those shared with the organization. */
export function listSavedViews(scope: Scope, list: ViewedList): Promise<SavedView[]> {
  return scope.tx
    .select(VIEW)
    .from(listViews)
    .leftJoin(listDefaults, isOwnDefault(scope))
    .where(and(eq(listViews.list, list), isSeenBy(scope)))
    .orderBy(asc(sql`lower(${listViews.name})`), asc(listViews.id));
}

/** One view that the actor sees; null when there is none. */
export async function getSavedView(scope: Scope, viewId: string): Promise<SavedView | null> {
  const [found] = await scope.tx
    .select(VIEW)
    .from(listViews)
    .leftJoin(listDefaults, isOwnDefault(scope))
    .where(and(eq(listViews.id, viewId), isSeenBy(scope)));
  return found ?? null;
}

/** The view with which a list opens for the actor; null where they chose none, or it is gone. */
export async function findDefaultView(scope: Scope, list: ViewedList): Promise<SavedView | null> {
  const [found] = await scope.tx
    .select(VIEW)
    .from(listDefaults)
    .innerJoin(listViews, eq(listViews.id, listDefaults.viewId))
    .where(and(isOwnDefault(scope), eq(listDefaults.list, list), isSeenBy(scope)));
  return found ?? null;
}

function isOwnDefault({ actor }: Scope) {
  return and(
    eq(listDefaults.viewId, listViews.id),
    eq(listDefaults.primeId, actor.organizationId),
    eq(listDefaults.personId, actor.personId),
  );
}

/** Of which list a view is or was, also once it is deleted; null when there never was one. */
export async function findListOfView(
  { tx, actor }: Scope,
  viewId: string,
): Promise<ViewedList | null> {
  const [found] = await tx
    .select({ list: listViews.list })
    .from(listViews)
    .where(and(eq(listViews.id, viewId), eq(listViews.primeId, actor.organizationId)));
  return found?.list ?? null;
}

function isSeenBy({ actor }: Scope) {
  return and(
    eq(listViews.primeId, actor.organizationId),
    isNull(listViews.deletedAt),
    or(listViews.isShared, eq(listViews.madeBy, actor.personId)),
  );
}
