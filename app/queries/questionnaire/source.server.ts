import type { SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { type LibraryQuestionnaire, libraryQuestionnaires } from "#catalogs/index.ts";

/** Every questionnaire that the prime can send. */
export async function listSources(_scope: Scope): Promise<SourceQuestionnaire[]> {
  return libraryQuestionnaires().map(sourceOf);
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
