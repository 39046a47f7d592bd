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
 * The parts of a questionnaire, and after each the questions of it that are asked now, by themselves: each
 * with those elsewhere on whose answers it hangs whether one of them is asked.
 *
 * @param asked ids of the questions that are to be answered now.
 */
export function partsOfQuestionnaire(
  { sections }: QuestionnaireContent,
  asked: readonly string[],
): Part[] {
  const known = new Map(
    sections.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
  );
  const partOf = (part: string, title: string, questions: readonly ContentQuestion[]): Part => {
    const items = questions.map((question) => question.id);
    const reads = [...conditionsOf(questions, known)].filter((one) => !items.includes(one));
    return { part, title, items, reads };
  };
  return sections.flatMap(({ id, title, questions }) => {
    const alone = questions.length > 1 ? questions.filter((one) => asked.includes(one.id)) : [];
    return [
      partOf(id, title, questions),
      ...alone.map((question) => ({
        ...partOf(writeQuestionPart(id, question.id), question.label, [question]),
        within: id,
      })),
    ];
  });
}

/** The address of one question as a part of its own: ids have no dots. */
export function writeQuestionPart(section: string, question: string): string {
  return `${section}.${question}`;
}

/** What the address of a part of a questionnaire names: all of it, or one question. @throws never */
export function readQuestionPart(part: string): { section: string; question: string | null } {
  const [section = "", question = null] = part.split(".");
  return { section, question };
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
