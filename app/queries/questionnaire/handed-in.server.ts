import { and, desc, eq, sql } from "drizzle-orm";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  questionnaireFiles,
  questionnaireRequests,
  questionnaireResponses,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";

/** Answers that a prime reads, as the supplier's own list tells it. */
export type HandedInQuestionnaire = {
  /** of the request */
  id: string;
  primeId: string;
  title: string;
  /** ISO instant, UTC; of the newest round */
  submittedAt: string;
  /** of all rounds */
  files: number;
};

/** The questionnaires that the actor's organization handed in, by prime, the newest first. */
export async function listHandedIn({
  tx,
  actor,
}: Scope): Promise<Map<string, HandedInQuestionnaire[]>> {
  const rows = await tx
    .select({
      id: questionnaireRequests.id,
      primeId: questionnaireRequests.primeId,
      title: sql<string>`${questionnaireSendings.content} ->> 'title'`,
      submittedAt: questionnaireResponses.submittedAt,
      files: sql<number>`(select count(distinct ${questionnaireFiles.evidenceId})::int
        from ${questionnaireFiles}
        where ${questionnaireFiles.requestId} = ${questionnaireRequests.id})`,
    })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .innerJoin(
      questionnaireResponses,
      eq(questionnaireResponses.requestId, questionnaireRequests.id),
    )
    .where(
      and(
        eq(questionnaireRequests.organizationId, actor.organizationId),
        sql`not exists (select 1 from questionnaire_responses later
          where later.request_id = ${questionnaireRequests.id}
            and later.round > ${questionnaireResponses.round})`,
      ),
    )
    .orderBy(desc(questionnaireResponses.submittedAt), desc(questionnaireRequests.id));
  const told = rows.map(({ submittedAt, ...row }) => ({
    ...row,
    submittedAt: submittedAt.toISOString(),
  }));
  return groupBy(told, ({ primeId }) => primeId);
}
