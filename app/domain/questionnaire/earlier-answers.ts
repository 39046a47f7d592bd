import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";
import { asksTheSame, questionsOf } from "./compare-versions.ts";
import { type ContentAnswer, type ContentAnswers, isBlankAnswer } from "./content-answer.ts";

/** What an organization handed in before, to whichever prime. */
export type HandedIn = {
  primeName: string;
  submittedOn: CalendarDate;
  content: QuestionnaireContent;
  answers: ContentAnswers;
};

/** An answer that was given before to the same question. */
export type EarlierAnswer = {
  question: string;
  answer: ContentAnswer;
  primeName: string;
  submittedOn: CalendarDate;
};

/**
 * What was answered before to the same questions, for whoever answers them again: of each the newest.
 * That it was unknown is no answer to offer.
 *
 * @param handedIn newest first.
 * @throws never
 */
export function findEarlierAnswers(
  questions: readonly ContentQuestion[],
  handedIn: readonly HandedIn[],
): EarlierAnswer[] {
  return questions.flatMap((question) => {
    for (const { content, answers, primeName, submittedOn } of handedIn) {
      const answer = answers[question.id];
      if (!answer || isBlankAnswer(answer) || answer.instead === "unknown") continue;
      const asked = questionsOf(content).find(({ id }) => id === question.id);
      if (asked && asksTheSame(asked, question))
        return [{ question: question.id, answer, primeName, submittedOn }];
    }
    return [];
  });
}
