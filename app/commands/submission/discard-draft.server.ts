import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { emptyDraft, holdDraft } from "./hold-draft.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Drop what was changed since the answer to a request was signed: it stands again as it was signed. */
export function discardDraft(actor: Actor, requestId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdDraft(scope, requestId);
    const file = await getRequestFile(scope, requestId);
    if (!file || file.request.isWithdrawn || file.request.signedAt === null)
      return { ok: false, reason: "not-found" };
    await emptyDraft(scope, requestId);
    return { ok: true };
  });
}
