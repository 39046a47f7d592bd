import { type CalendarDate, laterOf } from "#app/domain/kernel/calendar-date.ts";
import type { ContentAnswer } from "./content-answer.ts";
import type { FormerRound } from "./next-round.ts";
import type { AnswerOutcome, ResponseOutcome } from "./review.ts";

/** What was said of one answer. */
export type ToldReview = {
  question: string;
  outcome: AnswerOutcome;
  message: string;
  reviewedByName: string;
  /** ISO instant, UTC */
  reviewedAt: string;
};

/** What was handed in once, with what became of it. */
export type Round = {
  id: string;
  requestId: string;
  round: number;
  /** ISO instant, UTC */
  submittedAt: string;
  submittedByName: string;
  officialTitle: string;
  isSigned: boolean;
  answers: Record<string, ContentAnswer>;
  statement: string;
  statementHash: string;
  message: string;
  /** the latest of each answer; of a review that goes on only its own house reads them */
  reviews: ToldReview[];
  decision: {
    outcome: ResponseOutcome;
    message: string;
    decidedByName: string;
    /** ISO instant, UTC */
    decidedAt: string;
    /** by when what was returned is asked for again; null where nothing is, and of returns of before */
    dueOn: CalendarDate | null;
  } | null;
};

/** The day by which it is to be handed in: the latest that was told, with it or with what came back. */
export function latestDueOn(
  { dueOn }: { dueOn: CalendarDate },
  rounds: readonly Pick<Round, "decision">[],
): CalendarDate {
  return rounds.reduce<CalendarDate>(
    (latest, { decision }) => (decision?.dueOn ? laterOf(latest, decision.dueOn) : latest),
    dueOn,
  );
}

/** What the round at hand is asked by: the one that was returned last; null before the first. */
export function formerRoundOf(rounds: readonly Round[]): FormerRound {
  const [newest] = rounds;
  if (!newest) return null;
  const returned = newest.reviews.filter(({ outcome }) => outcome === "returned");
  return { answers: newest.answers, returned: returned.map(({ question }) => question) };
}
