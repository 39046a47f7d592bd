import type { DraftSections } from "#app/domain/submission/prepare.ts";
import { listReusable } from "#app/domain/submission/reuse.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { keepSections } from "./keep-sections.server.ts";

type Outcome = { ok: true; reused: number } | { ok: false; reason: "not-found" };

/** Confirm at once every section that earlier answers complete: answered once, for every prime. */
export function reuseAnswers(actor: Actor, requestId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    if (!file || file.request.isWithdrawn) return { ok: false, reason: "not-found" };
    const reusable = listReusable(file.preparation.sections, file.request.renews);
    const sections: DraftSections = Object.fromEntries(
      reusable.map(({ section, values }) => [
        section,
        {
          values,
          isConfirmed: true,
          savedAt: actor.at.toISOString(),
          savedBy: actor.personName,
        },
      ]),
    );
    if (reusable.length > 0) await keepSections(scope, requestId, sections);
    return { ok: true, reused: reusable.length };
  });
}
