import { and, desc, eq, ne } from "drizzle-orm";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { listAnswerFiles } from "#app/domain/questionnaire/answer-files.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import {
  type EarlierAnswer,
  findEarlierAnswers,
} from "#app/domain/questionnaire/earlier-answers.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import {
  questionnaireRequests,
  questionnaireResponses,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import type { QuestionnaireFile } from "./asked-request.server.ts";

/** Further back nobody looks. */
const MOST_RESPONSES = 50;

/**
 * What the actor's organization answered before, to any prime, to questions of a questionnaire that
 * stand without an answer now.
 */
export async function listEarlierAnswers(
  scope: Scope,
  { request, sections, standing }: QuestionnaireFile,
): Promise<EarlierAnswer[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      primeName: questionnaireSendings.primeName,
      content: questionnaireSendings.content,
      answers: questionnaireResponses.answers,
      submittedAt: questionnaireResponses.submittedAt,
    })
    .from(questionnaireResponses)
    .innerJoin(
      questionnaireRequests,
      eq(questionnaireRequests.id, questionnaireResponses.requestId),
    )
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .where(
      and(
        eq(questionnaireResponses.organizationId, actor.organizationId),
        ne(questionnaireResponses.requestId, request.id),
      ),
    )
    .orderBy(desc(questionnaireResponses.submittedAt), desc(questionnaireResponses.round))
    .limit(MOST_RESPONSES);
  const handedIn = rows.map(({ submittedAt, ...row }) => ({
    ...row,
    submittedOn: calendarDateOf(submittedAt, actor.timeZone),
  }));
  const open = listOpenQuestions(sections).filter(({ id }) => !standing.has(id));
  return withoutGone(scope, findEarlierAnswers(open, handedIn));
}

/** Files whose content is kept no longer cannot be given again. */
async function withoutGone(scope: Scope, earlier: EarlierAnswer[]): Promise<EarlierAnswer[]> {
  const filesOf = ({ question, answer }: EarlierAnswer) =>
    listAnswerFiles({ [question]: answer }).map(({ file }) => file.id);
  const held = await listOwnEvidence(scope, earlier.flatMap(filesOf));
  const ids = new Set(held.map(({ id }) => id));
  return earlier.filter((one) => filesOf(one).every((id) => ids.has(id)));
}
