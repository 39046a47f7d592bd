import { and, eq } from "drizzle-orm";
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { drafts } from "#db/schema/draft.ts";

/**
 * One signature of an organization at a time, because two would correct the same fact twice; and
 * nothing is saved to the draft while it is signed, because it would be emptied with it.
 */
export async function holdDraft(scope: Scope, requestId: string): Promise<void> {
  await takeTurn(scope, "sign");
  const { tx, actor } = scope;
  await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(ofRequest(actor, requestId))
    .for("no key update");
}

/** What was signed is prepared no longer. */
export async function emptyDraft({ tx, actor }: Scope, requestId: string): Promise<void> {
  await tx
    .update(drafts)
    .set({ sections: {}, updatedAt: actor.at, updatedBy: actor.personId })
    .where(ofRequest(actor, requestId));
}

function ofRequest({ organizationId }: Actor, requestId: string) {
  return and(eq(drafts.requestId, requestId), eq(drafts.organizationId, organizationId));
}
