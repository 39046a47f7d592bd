import type { ContentQuestion, ContentSection, QuestionnaireContent } from "#catalogs/index.ts";
import type { ContentAnswer, ContentAnswers } from "./content-answer.ts";

/** Why a question need not be asked. */
export type SettledBy =
  /** a CMMC status that the prime accepted and that is current says it */
  | { kind: "status"; status: string; statusDate: string }
  /** it was answered before, accepted, and asks the same now */
  | { kind: "earlier"; answer: ContentAnswer; submittedOn: string };
export type Settled = { question: string; by: SettledBy };

/** One question as it stands: asked, or settled already. */
export type AskedQuestion = { question: ContentQuestion; settledBy: SettledBy | null };
export type AskedSection = { section: ContentSection; questions: AskedQuestion[] };

/**
 * The questions of each section that stand before somebody with these answers, in order: a follow-up
 * only when one of its conditions is met by a question that stands itself. What is settled stands with
 * why, and its earlier answer meets conditions as one given now.
 *
 * @param settled what need not be asked; of a question that is not there it says nothing.
 * @returns every section, also one in which nothing stands.
 * @throws never
 */
export function listAskedSections(
  content: QuestionnaireContent,
  answers: ContentAnswers,
  settled: readonly Settled[] = [],
): AskedSection[] {
  const settledBy = new Map(settled.map(({ question, by }) => [question, by]));
  const standing = new Map<string, readonly string[]>();
  return content.sections.map((section) => ({
    section,
    questions: section.questions.flatMap((question) => {
      if (!isShown(question, standing)) return [];
      const by = settledBy.get(question.id) ?? null;
      const answer = by?.kind === "earlier" ? by.answer : answers[question.id];
      standing.set(question.id, by?.kind === "status" ? [] : chosenIn(answer));
      return [{ question, settledBy: by }];
    }),
  }));
}

function isShown(
  { showWhen }: ContentQuestion,
  standing: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (!showWhen) return true;
  return showWhen.some(({ question, is }) =>
    standing.get(question)?.some((value) => is.includes(value)),
  );
}

/** Nothing is chosen by who says that it is unknown or does not apply. */
function chosenIn(answer: ContentAnswer | undefined): readonly string[] {
  return answer && answer.instead === null ? answer.chosen : [];
}

/** The answers of before that were carried over, by question. @throws never */
export function earlierAnswersIn(settled: readonly Settled[]): ContentAnswers {
  return Object.fromEntries(
    settled.flatMap(({ question, by }) => (by.kind === "earlier" ? [[question, by.answer]] : [])),
  );
}

/** The questions to be answered, settled ones left out. */
export function listOpenQuestions(sections: readonly AskedSection[]): ContentQuestion[] {
  return sections.flatMap(({ questions }) =>
    questions.flatMap(({ question, settledBy }) => (settledBy ? [] : [question])),
  );
}
