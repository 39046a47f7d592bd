import type { ContentQuestion, ContentSection, QuestionnaireContent } from "#catalogs/index.ts";
import { questionsOf } from "./compare-versions.ts";

/** What a questionnaire says of itself, before its questions. */
export type ContentHead = Omit<QuestionnaireContent, "sections">;

/** The most questions of a questionnaire: more than that nobody answers. */
export const MOST_QUESTIONS = 100;
const MOST_ID_CHARACTERS = 40;

/** With another head. @throws never */
export function withHead(content: QuestionnaireContent, head: ContentHead): QuestionnaireContent {
  return { ...content, ...head };
}

/** With one section more, at the end; it has no question yet. @throws never */
export function withSection(
  content: QuestionnaireContent,
  { title, intro }: Pick<ContentSection, "title" | "intro">,
): QuestionnaireContent {
  const id = newId(title, content.sections);
  return { ...content, sections: [...content.sections, { id, title, intro, questions: [] }] };
}

/** Without a section that has no questions; one that has some stays. @throws never */
export function withoutSection(content: QuestionnaireContent, id: string): QuestionnaireContent {
  return {
    ...content,
    sections: content.sections.filter(
      (section) => section.id !== id || section.questions.length > 0,
    ),
  };
}

/**
 * With a question in a section: in place of the one of the same id, or at the end.
 *
 * @throws never: where there is no such section nothing changes.
 */
export function withQuestion(
  content: QuestionnaireContent,
  sectionId: string,
  question: ContentQuestion,
): QuestionnaireContent {
  const isKnown = questionsOf(content).some(({ id }) => id === question.id);
  return mapSections(content, ({ id, questions }) => {
    if (isKnown) return questions.map((one) => (one.id === question.id ? question : one));
    return id === sectionId ? [...questions, question] : questions;
  });
}

/** Without a question, and without the conditions that named it. @throws never */
export function withoutQuestion(content: QuestionnaireContent, id: string): QuestionnaireContent {
  return mapSections(content, ({ questions }) =>
    questions
      .filter((question) => question.id !== id)
      .map((question) => withoutCondition(question, id)),
  );
}

/** The follow-ups that would be asked of everybody if a question went. @throws never */
export function followUpsOnlyOf(content: QuestionnaireContent, id: string): ContentQuestion[] {
  return questionsOf(content).filter(
    ({ showWhen }) => showWhen?.length && showWhen.every(({ question }) => question === id),
  );
}

/** A follow-up whose last condition goes is asked of everybody. */
function withoutCondition({ showWhen, ...question }: ContentQuestion, on: string): ContentQuestion {
  const left = showWhen?.filter((condition) => condition.question !== on);
  return left && left.length > 0 ? { ...question, showWhen: left } : question;
}

/**
 * With a question one place up (-1) or down (1): past the edge of its section it goes into the next one.
 *
 * @throws never: at the first and the last place nothing changes.
 */
export function withMoved(
  content: QuestionnaireContent,
  id: string,
  step: -1 | 1,
): QuestionnaireContent {
  const at = content.sections.findIndex(({ questions }) => questions.some((one) => one.id === id));
  const section = content.sections[at];
  const question = section?.questions.find((one) => one.id === id);
  if (!section || !question) return content;
  const place = section.questions.indexOf(question) + step;
  const isWithin = place >= 0 && place < section.questions.length;
  if (!isWithin && !content.sections[at + step]) return content;
  const without = section.questions.filter((one) => one !== question);
  const sections = content.sections.map((one, index) => {
    if (index === at)
      return { ...one, questions: isWithin ? without.toSpliced(place, 0, question) : without };
    if (isWithin || index !== at + step) return one;
    const questions = step === 1 ? [question, ...one.questions] : [...one.questions, question];
    return { ...one, questions };
  });
  return { ...content, sections };
}

function mapSections(
  content: QuestionnaireContent,
  questionsIn: (section: ContentSection) => ContentQuestion[],
): QuestionnaireContent {
  return {
    ...content,
    sections: content.sections.map((section) => ({ ...section, questions: questionsIn(section) })),
  };
}

/**
 * An id for something new, from its words: `which-cloud-services`, with a number where it is taken.
 *
 * @throws never
 */
export function newId(words: string, taken: readonly { id: string }[]): string {
  const plain = words
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_ID_CHARACTERS - 4)
    .replaceAll(/^-+|-+$/g, "");
  const base = plain || "question";
  const isTaken = (id: string) => taken.some((one) => one.id === id);
  if (!isTaken(base)) return base;
  let count = 2;
  while (isTaken(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}

/**
 * Questions that a follow-up can hang on: those before it with answers to choose.
 *
 * @param place the follow-up, or the section at whose end a new one will stand.
 * @throws never: before what is not there, nothing stands.
 */
export function listConditionChoices(
  content: QuestionnaireContent,
  place: { question: string } | { section: string },
): ContentQuestion[] {
  return questionsBefore(content, place).filter(({ options }) => options !== undefined);
}

function questionsBefore(
  content: QuestionnaireContent,
  place: { question: string } | { section: string },
): ContentQuestion[] {
  if ("question" in place) {
    const all = questionsOf(content);
    return all.slice(
      0,
      Math.max(
        0,
        all.findIndex(({ id }) => id === place.question),
      ),
    );
  }
  const at = content.sections.findIndex(({ id }) => id === place.section);
  return content.sections.slice(0, at + 1).flatMap(({ questions }) => questions);
}

/**
 * What stands in the way of publishing.
 *
 * @returns sentences; none where it can be published.
 * @throws never
 */
export function findContentProblems(content: QuestionnaireContent): string[] {
  const problems: string[] = [];
  const before = new Map<string, ContentQuestion>();
  for (const { title, questions } of content.sections)
    if (questions.length === 0) problems.push(`The part “${title}” has no question.`);
  for (const question of questionsOf(content)) {
    for (const { question: on, is } of question.showWhen ?? []) {
      const asked = before.get(on);
      const isAsked = is.every((value) => asked?.options?.some((one) => one.value === value));
      if (!isAsked)
        problems.push(
          `“${question.label}” follows an answer that is not asked before it any more. Edit it, or move it down.`,
        );
    }
    before.set(question.id, question);
  }
  if (before.size > MOST_QUESTIONS) problems.push(`It has more than ${MOST_QUESTIONS} questions.`);
  if (before.size === 0) problems.push("It has no question yet.");
  return [...new Set(problems)];
}
