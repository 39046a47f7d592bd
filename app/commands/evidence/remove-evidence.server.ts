import { type Actor, asActor } from "#app/platform/db.server.ts";
import { changeFiles } from "./change-files.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/**
 * Take a file off the answer in preparation. What was signed with it keeps it.
 *
 * @param link as the draft keeps it: the file and what it stands beside.
 */
export function removeEvidence(
  actor: Actor,
  { requestId, link }: { requestId: string; link: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const change = await changeFiles(scope, requestId);
    if (!change) return { ok: false, reason: "not-found" };
    if (change.files.includes(link)) await change.keep(change.files.filter((one) => one !== link));
    return { ok: true };
  });
}
