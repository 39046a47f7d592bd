import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getOwnQuestionnaire } from "#app/queries/questionnaire/source.server.ts";
import type { QuestionnaireContent } from "#catalogs/index.ts";
import { questionnaires } from "#db/schema/questionnaire.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "stale" };

/**
 * Change what is in work of a prime's own questionnaire; what was published and sent stays as it is.
 *
 * @param readVersion the version of the draft that the page showed.
 * @param change makes the new content; the same content changes nothing.
 */
export function changeOwnQuestionnaire(
  actor: Actor,
  questionnaireId: string,
  readVersion: number,
  change: (draft: QuestionnaireContent) => QuestionnaireContent,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `own questionnaire ${questionnaireId}`);
    const own = await getOwnQuestionnaire(scope, questionnaireId);
    if (!own) return { ok: false, reason: "not-found" };
    const draft = change(own.draft);
    if (isDeepStrictEqual(draft, own.draft)) return { ok: true };
    if (own.draftVersion !== readVersion) return { ok: false, reason: "stale" };
    await scope.tx
      .update(questionnaires)
      .set({
        draft,
        draftVersion: own.draftVersion + 1,
        changedAt: actor.at,
        changedByName: actor.personName,
      })
      .where(eq(questionnaires.id, questionnaireId));
    return { ok: true };
  });
}
