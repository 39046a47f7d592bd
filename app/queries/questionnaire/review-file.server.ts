import { and, asc, eq } from "drizzle-orm";
import { listAskedSections } from "#app/domain/questionnaire/asked-questions.ts";
import { responseStateOf } from "#app/domain/questionnaire/response-state.ts";
import { latestDueOn } from "#app/domain/questionnaire/rounds.ts";
import type { ReviewFile } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  questionnaireNotes,
  questionnaireRequests,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { tellSent } from "./asked-request.server.ts";
import { listRounds } from "./rounds.server.ts";

/** A questionnaire that the prime sent, with all that came back; null when there is none. */
export async function getReviewFile(scope: Scope, requestId: string): Promise<ReviewFile | null> {
  const { tx, actor } = scope;
  const [[row], rounds, notes] = await Promise.all([
    tx
      .select({
        request: questionnaireRequests,
        sending: questionnaireSendings,
        supplierName: suppliers.legalName,
      })
      .from(questionnaireRequests)
      .innerJoin(
        questionnaireSendings,
        eq(questionnaireSendings.id, questionnaireRequests.sendingId),
      )
      .innerJoin(suppliers, eq(suppliers.id, questionnaireRequests.supplierId))
      .where(
        and(
          eq(questionnaireRequests.id, requestId),
          eq(questionnaireRequests.primeId, actor.organizationId),
        ),
      ),
    listRounds(scope, [requestId]),
    tx
      .select()
      .from(questionnaireNotes)
      .where(eq(questionnaireNotes.requestId, requestId))
      .orderBy(asc(questionnaireNotes.notedAt), asc(questionnaireNotes.id)),
  ]);
  if (!row) return null;
  const request = tellSent(row);
  const own = rounds.get(requestId) ?? [];
  const [newest] = own;
  return {
    request,
    supplierName: row.supplierName,
    answerDueOn: latestDueOn(request, own),
    rounds: own,
    sections: listAskedSections(request.content, newest?.answers ?? {}, request.settled),
    notes: notes.map(({ question, text, notedByName, notedAt }) => ({
      question,
      text,
      notedByName,
      notedAt: notedAt.toISOString(),
    })),
    state: responseStateOf({
      isWithdrawn: request.isWithdrawn,
      isStarted: request.isStarted,
      isSubmitted: newest !== undefined,
      isReviewBegun: (newest?.reviews.length ?? 0) > 0,
      outcome: newest?.decision?.outcome ?? null,
    }),
  };
}
