import { and, asc, eq } from "drizzle-orm";
import { listAnswerFiles } from "#app/domain/questionnaire/answer-files.ts";
import { earlierAnswersIn } from "#app/domain/questionnaire/asked-questions.ts";
import type { AnswerFile } from "#app/domain/questionnaire/content-answer.ts";
import type { Round } from "#app/domain/questionnaire/rounds.ts";
import type { SentQuestionnaire } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { questionnaireRequests, questionnaireSendings } from "#db/schema/questionnaire.ts";
import { tellSent } from "./asked-request.server.ts";
import { listRounds } from "./rounds.server.ts";

/** A questionnaire as a record and an auditor read it. */
export type QuestionnaireOnRecord = {
  request: SentQuestionnaire;
  /** ISO instant, UTC; null while it is asked */
  withdrawnAt: string | null;
  /** newest first; of a review that goes on nothing is told */
  rounds: Round[];
  /** of its answers, each once */
  files: AnswerFile[];
};

/**
 * What the actor's organization asked of some suppliers in questionnaires, as it was known at the moment
 * that the transaction reads; oldest sent first.
 */
export async function listQuestionnairesOnRecord(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<QuestionnaireOnRecord[]> {
  if (supplierIds.length === 0) return [];
  const { tx, actor } = scope;
  const rows = await tx
    .select({ request: questionnaireRequests, sending: questionnaireSendings })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .where(
      and(
        eq(questionnaireRequests.primeId, actor.organizationId),
        among(questionnaireRequests.supplierId, supplierIds),
      ),
    )
    .orderBy(asc(questionnaireSendings.sentAt), asc(questionnaireRequests.id));
  const rounds = await listRounds(
    scope,
    rows.map(({ request }) => request.id),
  );
  return rows.map((row) => {
    const request = tellSent(row);
    const own = (rounds.get(request.id) ?? []).map(withoutUntold);
    return {
      request,
      withdrawnAt: row.request.withdrawnAt?.toISOString() ?? null,
      rounds: own,
      files: filesOf(request, own),
    };
  });
}

/** What a review that goes on says is told to nobody. */
function withoutUntold(round: Round): Round {
  return round.decision ? round : { ...round, reviews: [] };
}

function filesOf({ settled }: SentQuestionnaire, rounds: readonly Round[]): AnswerFile[] {
  const given = [...rounds.map(({ answers }) => answers), earlierAnswersIn(settled)];
  const files = given.flatMap(listAnswerFiles).map(({ file }) => file);
  return [...new Map(files.map((file) => [file.id, file])).values()];
}
