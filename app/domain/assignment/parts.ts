import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import { FAMILIES } from "#app/domain/workbook/evaluate.ts";
import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";
import type { Part } from "./assignment.ts";

/**
 * The sections of an answer that can be given to somebody. Evidence stays with those who see the whole
 * answer: a file is put beside any of its statements.
 */
export function partsOfRequest(sections: readonly SubmissionSection[]): Part[] {
  return sections
    .filter((section) => section !== "evidence")
    .map((section) => ({
      part: section,
      title: SECTION_NAMES[section].title,
      items: [],
      reads: [],
    }));
}

/** The families of a workbook. */
export function partsOfWorkbook(): Part[] {
  return FAMILIES.map(({ slug, family, ids }) => ({
    part: slug,
    title: family,
    items: ids,
    reads: [],
  }));
}

/**
 * The parts of a questionnaire, each with its questions and those elsewhere on whose answers it hangs
 * whether one of them is asked.
 */
export function partsOfQuestionnaire({ sections }: QuestionnaireContent): Part[] {
  const known = new Map(
    sections.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
  );
  return sections.map(({ id, title, questions }) => {
    const items = questions.map((question) => question.id);
    const reads = [...conditionsOf(questions, known)].filter((one) => !items.includes(one));
    return { part: id, title, items, reads };
  });
}

/** Every question that decides whether one of these is asked, however far back. */
function conditionsOf(
  questions: readonly ContentQuestion[],
  known: ReadonlyMap<string, ContentQuestion>,
): Set<string> {
  const found = new Set<string>();
  const open = [...questions];
  for (let question = open.pop(); question; question = open.pop())
    for (const { question: id } of question.showWhen ?? []) {
      const condition = known.get(id);
      if (!condition || found.has(id)) continue;
      found.add(id);
      open.push(condition);
    }
  return found;
}
