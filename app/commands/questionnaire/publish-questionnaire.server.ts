import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { findContentProblems } from "#app/domain/questionnaire/compose.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getOwnQuestionnaire } from "#app/queries/questionnaire/source.server.ts";
import { questionnaireVersions } from "#db/schema/questionnaire.ts";

type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "stale" }
  | { ok: false; reason: "problems"; problems: string[] };

/**
 * Publish what is in work as the next version, which is never changed. The same again is the version
 * that is there.
 */
export function publishQuestionnaire(
  actor: Actor,
  questionnaireId: string,
  readVersion: number,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `own questionnaire ${questionnaireId}`);
    const own = await getOwnQuestionnaire(scope, questionnaireId);
    if (!own) return { ok: false, reason: "not-found" };
    const { draft: content, draftVersion, published } = own;
    const contentHash = hashContent(content);
    if (published?.contentHash === contentHash) return { ok: true };
    if (draftVersion !== readVersion) return { ok: false, reason: "stale" };
    const problems = findContentProblems(content);
    if (problems.length > 0) return { ok: false, reason: "problems", problems };
    const version = (published?.version ?? 0) + 1;
    await scope.tx.insert(questionnaireVersions).values({
      questionnaireId,
      primeId: actor.organizationId,
      version,
      content,
      contentHash,
      publishedAt: actor.at,
      publishedBy: actor.personId,
      publishedByName: actor.personName,
    });
    const { title } = content;
    await appendOversightEntry(
      scope,
      "questionnaire.published",
      {},
      { questionnaireId, title, version, contentHash },
    );
    return { ok: true };
  });
}
