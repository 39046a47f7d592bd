import { currencyRuleOf, isCurrent } from "#app/domain/cmmc/currency.ts";
import { satisfies } from "#app/domain/cmmc/rank.ts";
import type { AssessmentType, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { QuestionnaireContent } from "#catalogs/index.ts";
import type { Settled } from "./asked-questions.ts";
import { asksTheSame, questionsOf } from "./compare-versions.ts";
import { type ContentAnswers, isBlankAnswer } from "./content-answer.ts";

/** A status of a supplier that the prime accepted. */
export type ProvedStatus = {
  type: AssessmentType;
  status: StatusKind | null;
  statusDate: CalendarDate;
};

/** What a supplier answered before and the prime accepted. */
export type AcceptedAnswers = {
  content: QuestionnaireContent;
  answers: ContentAnswers;
  submittedOn: CalendarDate;
};

/**
 * What need not be asked of a supplier: what a proved status says, and, unless all is asked anew, what
 * it answered before where the question still asks the same.
 *
 * @param statuses accepted ones; one that is not Final or no longer current settles nothing.
 * @param former null where nothing was answered before, or all is asked anew.
 * @throws never
 */
export function settleQuestions(
  content: QuestionnaireContent,
  statuses: readonly ProvedStatus[],
  former: AcceptedAnswers | null,
  on: CalendarDate,
): Settled[] {
  const proved = statuses.filter((status) => isFinalAndCurrent(status, on));
  const before = new Map(
    former ? questionsOf(former.content).map((question) => [question.id, question]) : [],
  );
  return questionsOf(content).flatMap((question): Settled[] => {
    const { id, provedBy } = question;
    const status = provedBy && proved.find(({ type }) => satisfies(type, provedBy));
    if (status) {
      const { type, statusDate } = status;
      return [{ question: id, by: { kind: "status", status: type, statusDate } }];
    }
    const was = before.get(id);
    const answer = former?.answers[id];
    if (!former || !was || !answer || isBlankAnswer(answer) || !asksTheSame(was, question))
      return [];
    if (answer.instead === "unknown") return [];
    return [{ question: id, by: { kind: "earlier", answer, submittedOn: former.submittedOn } }];
  });
}

function isFinalAndCurrent({ type, status, statusDate }: ProvedStatus, on: CalendarDate): boolean {
  const rule = currencyRuleOf(type, status);
  return status === "Final" && rule !== null && isCurrent(statusDate, rule.notOlderThan, on);
}
