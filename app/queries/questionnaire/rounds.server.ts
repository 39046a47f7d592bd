import { asc, desc, inArray } from "drizzle-orm";
import { calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { Round, ToldReview } from "#app/domain/questionnaire/rounds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  questionnaireDecisions,
  questionnaireResponses,
  questionnaireReviews,
} from "#db/schema/questionnaire.ts";

/** Everything that was handed in for some requests, the newest first. */
export async function listRounds(
  { tx }: Scope,
  requestIds: readonly string[],
): Promise<Map<string, Round[]>> {
  if (requestIds.length === 0) return new Map();
  const ids = [...requestIds];
  const [responses, reviews, decisions] = await Promise.all([
    tx
      .select()
      .from(questionnaireResponses)
      .where(inArray(questionnaireResponses.requestId, ids))
      .orderBy(desc(questionnaireResponses.round)),
    tx
      .select()
      .from(questionnaireReviews)
      .where(inArray(questionnaireReviews.requestId, ids))
      .orderBy(asc(questionnaireReviews.reviewedAt), asc(questionnaireReviews.id)),
    tx.select().from(questionnaireDecisions).where(inArray(questionnaireDecisions.requestId, ids)),
  ]);
  const rounds = new Map<string, Round[]>();
  for (const { submittedAt, ...response } of responses) {
    const { id, requestId } = response;
    const said = reviews.filter(({ responseId }) => responseId === id);
    const latest = new Map(said.map((review) => [review.question, review]));
    const decision = decisions.find(({ responseId }) => responseId === id);
    const round: Round = {
      id,
      requestId,
      round: response.round,
      submittedAt: submittedAt.toISOString(),
      submittedByName: response.submittedByName,
      officialTitle: response.officialTitle,
      isSigned: response.isSigned,
      answers: response.answers,
      message: response.message,
      statement: response.statement,
      statementHash: response.statementHash,
      reviews: [...latest.values()].map(tellReview),
      decision: decision
        ? {
            outcome: decision.outcome,
            message: decision.message,
            decidedByName: decision.decidedByName,
            decidedAt: decision.decidedAt.toISOString(),
            dueOn: calendarDateOrNull(decision.dueOn),
          }
        : null,
    };
    rounds.set(requestId, [...(rounds.get(requestId) ?? []), round]);
  }
  return rounds;
}

function tellReview(review: typeof questionnaireReviews.$inferSelect): ToldReview {
  const { question, outcome, message, reviewedByName, reviewedAt } = review;
  return { question, outcome, message, reviewedByName, reviewedAt: reviewedAt.toISOString() };
}
