import { and, eq } from "drizzle-orm";
import { mayChangeView } from "#app/domain/view/may-change.ts";
import type { ViewChange } from "#app/domain/view/view-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { getSavedView } from "#app/queries/view/view.server.ts";
import { listViews } from "#db/schema/view.ts";

type Refusal = "not-found" | "not-yours" | "name-taken";
type Outcome = { ok: true; query: string } | { ok: false; reason: Refusal };

/** Give a view another name, or say anew with whom it is shared. */
export async function renameView(
  actor: Actor,
  viewId: string,
  { name, isShared }: ViewChange,
): Promise<Outcome> {
  try {
    return await asActor(actor, (scope) =>
      change(scope, viewId, async () => {
        await scope.tx.update(listViews).set({ name, isShared }).where(own(scope, viewId));
      }),
    );
  } catch (error) {
    if (isUniqueViolation(error, "list_views_name")) return { ok: false, reason: "name-taken" };
    throw error;
  }
}

/** Take a view away from everybody's sight; the list stays as it is. */
export function deleteView(actor: Actor, viewId: string): Promise<Outcome> {
  return asActor(actor, (scope) =>
    change(scope, viewId, async () => {
      await scope.tx.update(listViews).set({ deletedAt: actor.at }).where(own(scope, viewId));
    }),
  );
}

async function change(scope: Scope, viewId: string, write: () => Promise<void>): Promise<Outcome> {
  const view = await getSavedView(scope, viewId);
  if (!view) return { ok: false, reason: "not-found" };
  if (!mayChangeView(scope.actor, view)) return { ok: false, reason: "not-yours" };
  await write();
  return { ok: true, query: view.query };
}

const own = ({ actor }: Scope, viewId: string) =>
  and(eq(listViews.id, viewId), eq(listViews.primeId, actor.organizationId));
