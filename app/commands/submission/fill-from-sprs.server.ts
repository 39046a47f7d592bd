import { readSprsSummary, type Unread } from "#app/domain/sprs/summary.ts";
import { fillFromSprs } from "#app/domain/submission/from-sprs.ts";
import type { DraftSections } from "#app/domain/submission/prepare.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { holdDraft } from "./hold-draft.server.ts";
import { keepSections } from "./keep-sections.server.ts";

type Input = {
  requestId: string;
  text: string;
  /** null where the text was pasted */
  fileName: string | null;
};
type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "nothing-new" }
  | { ok: false; reason: "nothing-read"; unread: Unread[] };

/**
 * Fill in an answer in preparation from the text of a page of SPRS or a certificate of CMMC status.
 * Nothing is confirmed by it, and the text itself is not kept.
 */
export function fillDraftFromSprs(actor: Actor, input: Input): Promise<Outcome> {
  const { requestId, fileName } = input;
  const reading = readSprsSummary(input.text);
  return asActor(actor, async (scope) => {
    await holdDraft(scope, requestId);
    const file = await getRequestFile(scope, requestId);
    if (!file || file.request.isWithdrawn) return { ok: false, reason: "not-found" };
    if (Object.keys(reading.values).length === 0)
      return { ok: false, reason: "nothing-read", unread: reading.unread };
    const readAt = actor.at.toISOString();
    const sections: DraftSections = {};
    for (const { section, values, draft } of file.preparation.sections) {
      const filled = fillFromSprs({ section, values, isTyped: draft !== null }, reading);
      if (!filled) continue;
      sections[section] = {
        values: filled.values,
        isConfirmed: false,
        savedAt: readAt,
        savedBy: actor.personName,
        fromSprs: { readAt, fileName, ...filled.note },
      };
    }
    if (Object.keys(sections).length === 0) return { ok: false, reason: "nothing-new" };
    await keepSections(scope, requestId, sections);
    return { ok: true };
  });
}
