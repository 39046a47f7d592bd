import type { ContentQuestion } from "#catalogs/index.ts";
import { type AskedSection, listOpenQuestions } from "./asked-questions.ts";
import { type AnswerProblem, checkContentAnswer } from "./check-answer.ts";
import { type ContentAnswers, isBlankAnswer, isSameContentAnswer } from "./content-answer.ts";

/** What was handed in before and which of it was returned; null before the first time. */
export type FormerRound = { answers: ContentAnswers; returned: readonly string[] } | null;

/** How one open question stands in this round. */
export type OpenState = "asked" | "returned" | "unchanged";

/**
 * Whether a question is asked in this round: all of them at first; afterwards what was returned, and
 * what was never answered because nobody saw it.
 *
 * @throws never
 */
export function openStateOf({ id }: ContentQuestion, former: FormerRound): OpenState {
  if (!former) return "asked";
  if (former.returned.includes(id)) return "returned";
  return isBlankAnswer(former.answers[id]) ? "asked" : "unchanged";
}

export type RoundProblem = { question: string; section: string } & AnswerProblem;

/**
 * What stands in the way of handing in: what is missing or wrong among what is asked in this round.
 *
 * @throws never
 */
export function findRoundProblems(
  sections: readonly AskedSection[],
  answers: ContentAnswers,
  former: FormerRound,
): RoundProblem[] {
  return sections.flatMap((asked) =>
    listOpenQuestions([asked]).flatMap((question) => {
      const problem = findProblem(question, answers, former);
      return problem ? [{ question: question.id, section: asked.section.id, ...problem }] : [];
    }),
  );
}

/** The same for one question. */
export function findProblem(
  question: ContentQuestion,
  answers: ContentAnswers,
  former: FormerRound,
): AnswerProblem | null {
  if (openStateOf(question, former) === "unchanged") return null;
  return checkContentAnswer(question, answers[question.id]);
}

/** What was returned and says the same as before: it may, but whoever hands it in is told. */
export function listUnchangedReturns(answers: ContentAnswers, former: FormerRound): string[] {
  return (former?.returned ?? []).filter((id) =>
    isSameContentAnswer(answers[id], former?.answers[id]),
  );
}
