import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { ReviewFile } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getReviewFile } from "./review-file.server.ts";

/** A questionnaire that a prime sent and its supplier has to answer, or to change what was sent back. */
export type AwaitedQuestionnaire = {
  request: ReviewFile["request"];
  dueOn: CalendarDate;
  /** the returned questions, each with what to change; empty where nothing was sent back */
  returned: { question: string; message: string }[];
};

/** One that waits for its supplier; null where it was handed in, accepted or withdrawn, or is another prime's. */
export async function findAwaited(
  scope: Scope,
  requestId: string,
): Promise<AwaitedQuestionnaire | null> {
  const file = await getReviewFile(scope, requestId);
  if (!file || !waitsForSupplier(file.state)) return null;
  const [newest] = file.rounds;
  const labels = new Map(listOpenQuestions(file.sections).map(({ id, label }) => [id, label]));
  const returned = (newest?.reviews ?? []).flatMap(({ question, outcome, message }) =>
    outcome === "returned" ? [{ question: labels.get(question) ?? question, message }] : [],
  );
  return { request: file.request, dueOn: file.answerDueOn, returned };
}
