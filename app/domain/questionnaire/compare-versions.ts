import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";

/** What became of each question from one version to the next, by id. */
export type VersionDifference = {
  added: ContentQuestion[];
  changed: { former: ContentQuestion; now: ContentQuestion }[];
  removed: ContentQuestion[];
  unchanged: ContentQuestion[];
};

/**
 * What changed between two versions. A question is the same while it asks the same: help, reason and
 * place may change, what is asked and how it can be answered may not.
 *
 * @throws never
 */
export function compareVersions(
  former: QuestionnaireContent,
  now: QuestionnaireContent,
): VersionDifference {
  const before = new Map(questionsOf(former).map((question) => [question.id, question]));
  const after = questionsOf(now);
  const difference: VersionDifference = { added: [], changed: [], removed: [], unchanged: [] };
  for (const question of after) {
    const was = before.get(question.id);
    before.delete(question.id);
    if (!was) difference.added.push(question);
    else if (asksTheSame(was, question)) difference.unchanged.push(question);
    else difference.changed.push({ former: was, now: question });
  }
  difference.removed.push(...before.values());
  return difference;
}

/** Whether an answer to the one is an answer to the other. */
export function asksTheSame(one: ContentQuestion, other: ContentQuestion): boolean {
  return askedBy(one) === askedBy(other);
}

function askedBy({ id, type, label, options, columns }: ContentQuestion): string {
  const pairs = [
    options?.map(({ value, label: words }) => [value, words]),
    columns?.map(({ label: words, kind }) => (kind ? [words, kind] : words)),
  ];
  return JSON.stringify([id, type, label, pairs]);
}

/** Every question of all sections, in order. */
export function questionsOf({ sections }: QuestionnaireContent): ContentQuestion[] {
  return sections.flatMap((section) => section.questions);
}
