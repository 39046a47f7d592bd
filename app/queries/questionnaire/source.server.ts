import { asc, desc, eq } from "drizzle-orm";
import type { OwnQuestionnaire, SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { type LibraryQuestionnaire, libraryQuestionnaires } from "#catalogs/index.ts";
import { questionnaires, questionnaireVersions } from "#db/schema/questionnaire.ts";

/** Every questionnaire that the prime can send: the library, and what it published, newest versions. */
export async function listSources({ tx, actor }: Scope): Promise<SourceQuestionnaire[]> {
  const own = await tx
    .selectDistinctOn([questionnaireVersions.questionnaireId], {
      questionnaire: questionnaireVersions.questionnaireId,
      version: questionnaireVersions.version,
      content: questionnaireVersions.content,
      contentHash: questionnaireVersions.contentHash,
    })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.primeId, actor.organizationId))
    .orderBy(questionnaireVersions.questionnaireId, desc(questionnaireVersions.version));
  return [
    ...libraryQuestionnaires().map(sourceOf),
    ...own.map((version) => ({ ...version, isOwn: true })),
  ];
}

function sourceOf(one: LibraryQuestionnaire): SourceQuestionnaire {
  const { id: questionnaire, version, title, purpose, minutes, asksSignature, sections } = one;
  const content = { title, purpose, minutes, asksSignature, sections };
  return { questionnaire, version, content, contentHash: hashContent(content), isOwn: false };
}

/** One of them by its key; null when there is none. */
export async function findSource(scope: Scope, key: string): Promise<SourceQuestionnaire | null> {
  const sources = await listSources(scope);
  return sources.find(({ questionnaire }) => questionnaire === key) ?? null;
}

/** The prime's own questionnaires, with the version that was published last, oldest first. */
export async function listOwnQuestionnaires(scope: Scope): Promise<OwnQuestionnaire[]> {
  const { tx, actor } = scope;
  const [rows, sources] = await Promise.all([
    tx
      .select()
      .from(questionnaires)
      .where(eq(questionnaires.primeId, actor.organizationId))
      .orderBy(asc(questionnaires.createdAt), asc(questionnaires.id)),
    listSources(scope),
  ]);
  return rows.map(({ id, copiedFrom, draft, draftVersion, changedAt, changedByName }) => ({
    id,
    copiedFrom,
    draft,
    draftVersion,
    changedByName,
    changedAt: changedAt.toISOString(),
    published: sources.find(({ questionnaire }) => questionnaire === id) ?? null,
  }));
}

/** One of them; null when there is none. */
export async function getOwnQuestionnaire(
  scope: Scope,
  id: string,
): Promise<OwnQuestionnaire | null> {
  const own = await listOwnQuestionnaires(scope);
  return own.find((one) => one.id === id) ?? null;
}
