import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getSavedView } from "#app/queries/view/view.server.ts";
import { listDefaults } from "#db/schema/view.ts";

type Outcome = { ok: true; query: string } | { ok: false; reason: "not-found" };

/** Have a list open with a view for the actor, in the place of the one that it opened with before. */
export function openWithView(actor: Actor, viewId: string): Promise<Outcome> {
  return choose(actor, viewId, viewId);
}

/** Have the list of a view open as it is again. */
export function openPlain(actor: Actor, viewId: string): Promise<Outcome> {
  return choose(actor, viewId, null);
}

function choose(actor: Actor, viewId: string, chosen: string | null): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const view = await getSavedView(scope, viewId);
    if (!view) return { ok: false, reason: "not-found" };
    if (view.isDefault === (chosen !== null)) return { ok: true, query: view.query };
    const { organizationId: primeId, personId, at: chosenAt } = actor;
    await scope.tx
      .insert(listDefaults)
      .values({ primeId, personId, list: view.list, viewId: chosen, chosenAt })
      .onConflictDoUpdate({
        target: [listDefaults.primeId, listDefaults.personId, listDefaults.list],
        set: { viewId: chosen, chosenAt },
      });
    return { ok: true, query: view.query };
  });
}
