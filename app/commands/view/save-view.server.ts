import { randomUUID } from "node:crypto";
import { and, count, eq, isNull, sql } from "drizzle-orm";
import { stateOfList } from "#app/domain/view/lists.ts";
import type { NewView } from "#app/domain/view/view-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listViews } from "#db/schema/view.ts";

type Refusal = "name-taken" | "nothing-to-save" | "too-many";
type Outcome = { ok: true; viewId: string } | { ok: false; reason: Refusal };

/** So that what stands above a list stays a line or two. */
const MOST_VIEWS = 40;

/** Keep the state of a list under a name. The same name for the same state twice is kept once. */
export function saveView(actor: Actor, input: NewView): Promise<Outcome> {
  const { list, name, isShared } = input;
  const query = stateOfList(list, input.query);
  return asActor<Outcome>(actor, async (scope) => {
    if (query === "") return { ok: false, reason: "nothing-to-save" };
    await takeTurn(scope, `views of ${actor.personId}`);
    const own = and(
      eq(listViews.primeId, actor.organizationId),
      eq(listViews.madeBy, actor.personId),
      eq(listViews.list, list),
      isNull(listViews.deletedAt),
    );
    const [[twin], [counted]] = await Promise.all([
      scope.tx
        .select({ id: listViews.id, query: listViews.query })
        .from(listViews)
        .where(and(own, sql`lower(${listViews.name}) = lower(${name})`)),
      scope.tx.select({ count: count() }).from(listViews).where(own),
    ]);
    if (twin)
      return twin.query === query
        ? { ok: true, viewId: twin.id }
        : { ok: false, reason: "name-taken" };
    if ((counted?.count ?? 0) >= MOST_VIEWS) return { ok: false, reason: "too-many" };
    const viewId = randomUUID();
    await scope.tx.insert(listViews).values({
      id: viewId,
      createdAt: actor.at,
      primeId: actor.organizationId,
      madeBy: actor.personId,
      madeByName: actor.personName,
      list,
      name,
      query,
      isShared,
    });
    return { ok: true, viewId };
  });
}
